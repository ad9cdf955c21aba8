package io.ripen.local.imports;

/** A row says of one member that it is a value and that it has members of its own. */
final class MemberConflictException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String member;
    private final String detail;

    /**
     * A conflict.
     *
     * @param member what cannot be put in, by its path
     * @param place the member that is in its way
     */
    MemberConflictException(String member, String place) {
        super("a member's place is taken", null, false, false);
        this.member = member;
        this.detail = "'" + member + "' cannot be put in: '" + place
                + "' would be a value and have members of its own. Leave one of them out.";
    }

    /** What cannot be put in, by its path. */
    String member() {
        return member;
    }

    /** What would be right. */
    String detail() {
        return detail;
    }
}
