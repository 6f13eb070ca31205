-- What points at a record is looked up through every link (storage/linked.py).
CREATE INDEX mediation_case_party_on_person ON mediation_case_party ("person");
CREATE INDEX mediation_case_mediator_on_mediator ON mediation_case_mediator ("mediator");
