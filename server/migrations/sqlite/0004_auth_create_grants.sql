-- What somebody may do for others, where, and until when; and who did what to whose data.
CREATE TABLE auth_grant (
    person_id TEXT NOT NULL REFERENCES auth_person (id) ON DELETE CASCADE,
    id TEXT NOT NULL,
    role TEXT NOT NULL,
    -- Within which shop, shelter or section; empty: the whole ward.
    scope TEXT NOT NULL,
    -- Day of the training, YYYY-MM-DD; NULL where a role needs none.
    trained_on TEXT,
    -- Who granted it; NULL: the operator on the command line.
    granted_by TEXT,
    granted_at_ms BIGINT NOT NULL,
    expires_at_ms BIGINT NOT NULL,
    -- When it was taken back.
    ended_at_ms BIGINT,
    PRIMARY KEY (person_id, id)
);

-- Lines of the audit log in 256 chains, by the first byte of the person whose data it is: a single
-- chain would make every writer wait for every other. The hash covers the line before and the hash
-- of the content, so that content can be erased with its person and the chain still holds.
CREATE TABLE auth_audit (
    chain BIGINT NOT NULL CHECK (chain BETWEEN 0 AND 255),
    -- From 1, without gaps.
    line BIGINT NOT NULL,
    -- SHA-256 of salt and content, hexadecimal.
    content_hash TEXT NOT NULL,
    -- SHA-256 of the hash of the line before and of the content hash, hexadecimal.
    hash TEXT NOT NULL,
    -- The content; all NULL once it is erased.
    salt TEXT,
    subject_id TEXT,
    actor_id TEXT,
    actor_role TEXT,
    deed TEXT,
    at_ms BIGINT,
    PRIMARY KEY (chain, line)
);

CREATE INDEX auth_audit_by_subject ON auth_audit (subject_id, at_ms);

CREATE INDEX auth_audit_by_actor ON auth_audit (actor_id);

-- The last line of each chain, so that lines cut off at the end are missed.
CREATE TABLE auth_audit_head (
    chain BIGINT NOT NULL PRIMARY KEY CHECK (chain BETWEEN 0 AND 255),
    line BIGINT NOT NULL,
    hash TEXT NOT NULL
);
