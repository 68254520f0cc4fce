//! The names of fields that may leave the process. Each is a count, a code or a name of our own
//! making; none can hold what a person typed.

/// Fields that are written. A new one is added here with the sentence that says why it is harmless.
pub const ALLOWED: [&str; 20] = [
    // Names the event itself; a constant in the source.
    "event",
    // Number of the request, ours.
    "request",
    // Known HTTP methods, else `other`.
    "method",
    // Path template, never the path.
    "route",
    // HTTP status.
    "status",
    // Milliseconds.
    "ms",
    // Kind of an error, without its text.
    "cause",
    // Table and column of the schema.
    "table",
    "column",
    // Source file and line of the program.
    "file",
    "line",
    // How many of something.
    "count",
    // Setting or environment name, and the one probably meant.
    "name",
    "nearest",
    // Of this process: its address, its public address, its release, its database without user
    // and password, its folder.
    "listen",
    "public_url",
    "version",
    "database",
    "site_dir",
    // Signal that stops the server.
    "signal",
];
