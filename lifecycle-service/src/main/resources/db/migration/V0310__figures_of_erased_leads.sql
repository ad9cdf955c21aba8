-- Events of before an erasure may be read after it: they come by another topic.

comment on table figure_lead is 'What the next event of a lead needs to know of those before. Of an erased lead it goes after ripen.lifecycle.kpis.remember-erased: then only that it was.';
