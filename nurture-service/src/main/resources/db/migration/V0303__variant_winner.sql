-- Which variant won. From then on leads that enter get no other; a decision is never taken back.
CREATE TABLE variant_winner (
    journey text NOT NULL,
    version int NOT NULL,
    step text NOT NULL,
    variant text NOT NULL,
    since timestamptz NOT NULL,         -- leads that entered before keep the variant that they were given
    evidence text NOT NULL,             -- the numbers that decided, for people
    PRIMARY KEY (journey, version, step)
);
