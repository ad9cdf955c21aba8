package io.ripen.nurture.journey;

import io.ripen.nurture.domain.Enrolment;

/** A lead's enrolment as a batch left it. */
record ChangedEnrolment(String leadId, Enrolment enrolment) {}
