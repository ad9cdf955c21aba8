// Whatever goes wrong in the tracker is not the page's problem.

/** The action, which now never throws. */
export const guarded = (action) => (...given) => {
  try {
    return action(...given);
  } catch (ours) {}
};

/** A timer of the action. */
export const later = (action, milliseconds) => setTimeout(guarded(action), milliseconds);
