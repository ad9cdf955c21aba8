package io.ripen.scoring.unmarked;

record SaysNothingAboutNull(String perhaps) {}
