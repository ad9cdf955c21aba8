package io.ripen.scoring.feature;

import io.ripen.lifecycle.StageOfAnotherService;

record KnowsAnotherService(StageOfAnotherService stage) {}
