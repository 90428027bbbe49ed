SET statement_timeout = 0;
SET lock_timeout = 0;
SET idle_in_transaction_session_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET xmloption = content;
SET client_min_messages = warning;
SET row_security = off;
CREATE SCHEMA docker_lab;
SET default_tablespace = '';
SET default_table_access_method = heap;
CREATE TABLE docker_lab.attempts (
    id text NOT NULL,
    number integer NOT NULL,
    student text NOT NULL,
    lab text NOT NULL,
    way text NOT NULL,
    trust text NOT NULL,
    work_at text NOT NULL,
    graded_at text NOT NULL,
    outcome text NOT NULL,
    earned double precision NOT NULL,
    possible double precision NOT NULL,
    report bytea NOT NULL,
    tape bytea
);
CREATE TABLE docker_lab.changes (
    id integer NOT NULL,
    latest integer NOT NULL
);
CREATE TABLE docker_lab.kysely_migration (
    name character varying(255) NOT NULL,
    "timestamp" character varying(255) NOT NULL
);
CREATE TABLE docker_lab.kysely_migration_lock (
    id character varying(255) NOT NULL,
    is_locked integer DEFAULT 0 NOT NULL
);
CREATE TABLE docker_lab.overrides (
    id text NOT NULL,
    number integer NOT NULL,
    student text NOT NULL,
    lab text NOT NULL,
    points double precision,
    because text NOT NULL,
    made_by text NOT NULL,
    made_at text NOT NULL
);
CREATE TABLE docker_lab.settings (
    name text NOT NULL,
    value text NOT NULL
);
CREATE TABLE docker_lab.tokens (
    hash text NOT NULL,
    student text,
    made_at text NOT NULL
);
INSERT INTO docker_lab.attempts VALUES ('first', 1, 'alice', 'deploy-nginx', 'live', 'practice', '2026-11-30T10:00:00.000Z', '2026-11-30T10:00:05.000Z', 'fail', 7.5, 10, '\x789c9d90cd4ec33010845fa59ab39b9f4228da338fc00d21e4c48b63d5b1a3755c15557977e400527be5b8a3999d4f7385f01c65015d11f2d4b3801e1492cf1604c3b38f5ffb605db84061718b67105e3679f7271b67392d20a4511fba276a1a28c4bc0c712aee4fed3c14e6e8c2924a0f6b096c40c7aa2b724aae2f6fdb6655484314061d3b8561e4e194406f573803c29c7befd2c8e686e475e4dd86af60459b428fdffb9f00268b5e5c0c1f53023daeefab4214675d28c159a2153d6d63e9edb789c38965ef750f85334b723180d0546dd56055186296c43701affb743be5962f4e2e736e4e0e666305210777a1baaecf5a6ac9a1fea9ab521c4e50f70c77fd87e7aaab0e50d0b303a1adbab674781d6cd6b68438605dbf01943fa46d', '\x789cab564acc2b2e4f2d2a56b2aa568a8e514ac94fce4e2d8a51d289512ac8cc4b8f518a0549a42796a52a5929f97b2bd5d6ea28251667a7a63855e2d111ad54509a9493599c919aa2145b5b0b00a4f1218a');
INSERT INTO docker_lab.attempts VALUES ('second', 2, 'bob', 'deploy-nginx', 'live', 'practice', '2026-11-30T10:00:00.000Z', '2026-11-30T10:00:05.000Z', 'fail', 3, 10, '\x789c9d90dd4a033114845f45e63add9fd68ae4da47f04e44b29b6336349b8493a454cabebb242ab4b75e9ec3cc7cc35cc1140367c82b7c592762c8834072c540425374e16be78df51708649b1d41e2a5bd1ffededa1a4a19126951fbe3931c06088492e7b056f5a7b20e0231589f53e590624fba716248c94e35741c3681340726c8c320302f349f12e4db1556432296c9d9b490bee9f1bad0432b2f6058e9da1dbff7bff0bab0ca36f88f35413e6eef9b40606bacafb6c8c1b05adb50aa25eb309f88774e4d103813271b3c24866eec066c0273289ce8c6e0d4946e676cfeaaa43a655392d7ad29248ab717d9f7fd5971cfc5f73fb82e85f90471dfe18ebf7fee8edd1e022a5a488cdd71ac0ca7bc29ca5413796cdb3790a2a396', NULL);
INSERT INTO docker_lab.changes VALUES (1, 3);
INSERT INTO docker_lab.kysely_migration VALUES ('0001-attempts', '2026-11-26T09:16:20.474Z');
INSERT INTO docker_lab.kysely_migration_lock VALUES ('migration_lock', 0);
INSERT INTO docker_lab.overrides VALUES ('eb2f2719-fe93-43eb-a597-b3cac6099a29', 3, 'alice', 'deploy-nginx', 8.5, 'the port was taken', 'Dr. Wu', '2026-12-01T08:00:00.000Z');
INSERT INTO docker_lab.settings VALUES ('class', '1a62c589-8447-4714-a1d7-4984cf009435');
INSERT INTO docker_lab.tokens VALUES ('aa', 'alice', '2026-12-01T08:00:00.000Z');
ALTER TABLE ONLY docker_lab.attempts
    ADD CONSTRAINT attempts_number_key UNIQUE (number);
ALTER TABLE ONLY docker_lab.attempts
    ADD CONSTRAINT attempts_pkey PRIMARY KEY (id);
ALTER TABLE ONLY docker_lab.changes
    ADD CONSTRAINT changes_pkey PRIMARY KEY (id);
ALTER TABLE ONLY docker_lab.kysely_migration_lock
    ADD CONSTRAINT kysely_migration_lock_pkey PRIMARY KEY (id);
ALTER TABLE ONLY docker_lab.kysely_migration
    ADD CONSTRAINT kysely_migration_pkey PRIMARY KEY (name);
ALTER TABLE ONLY docker_lab.overrides
    ADD CONSTRAINT overrides_number_key UNIQUE (number);
ALTER TABLE ONLY docker_lab.overrides
    ADD CONSTRAINT overrides_pkey PRIMARY KEY (id);
ALTER TABLE ONLY docker_lab.settings
    ADD CONSTRAINT settings_pkey PRIMARY KEY (name);
ALTER TABLE ONLY docker_lab.tokens
    ADD CONSTRAINT tokens_pkey PRIMARY KEY (hash);
CREATE INDEX attempts_by_student ON docker_lab.attempts USING btree (student, lab, graded_at);
CREATE INDEX attempts_by_time ON docker_lab.attempts USING btree (graded_at, number);
