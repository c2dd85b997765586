CREATE TABLE order_summary (
    id       varchar(255) PRIMARY KEY,
    items    int          NOT NULL,
    shipped  boolean      NOT NULL,
    applied  int          NOT NULL
);

CREATE TABLE invoice (
    order_id  varchar(255) PRIMARY KEY,
    items     int          NOT NULL
);
