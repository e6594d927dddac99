-- What the parties sign: agreements, rights to sign, signatures, obligations, amendments.
create schema agreements;
grant usage on schema agreements to kartu_app;
