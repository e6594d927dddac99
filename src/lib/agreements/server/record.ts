import * as v from 'valibot';
import { isId, type Day } from '#platform';
import type { Trx } from '#platform/server';
import type { Locale } from '#platform';
import { ContentSchema, type Content } from '../content.ts';
import { textInForce, type AgreementFacts, type PartyRole, type SignOrder, type TextFacts } from '../state.ts';
import type { Verification } from './gateway/verify-signature.ts';
import { hold } from './lock.ts';

export type SignatoryRecord = { duty: 'signatory' | 'substitute'; person_id: string; name: string; email: string | null; locale: Locale };
export type PartyRecord = {
	id: string;
	role: PartyRole;
	place: number;
	organisation_id: string;
	organisation: string;
	signatories: SignatoryRecord[];
};
export type SignatureRecord = {
	id: string;
	party: PartyRole;
	route: 'electronic' | 'paper';
	signer_name: string;
	post: string;
	basis: string;
	signed_on: Day;
	signed_at: Date | null;
	file_id: string;
	verification: Verification | null;
	registered_at: Date;
	registered_by: string;
	registered_by_id: string;
	checked_at: Date | null;
	checked_by: string | null;
	check_result: 'matches' | 'differs' | null;
	check_note: string | null;
	valid: boolean;
};
export type TextRecord = {
	id: string;
	number: number;
	content: Content;
	text_sha256: string;
	pdf_sha256: string;
	file_id: string;
	sign_by: Day;
	reason: string | null;
	made_at: Date;
	recalled_at: Date | null;
	recalled_why: string | null;
	force_since: Date | null;
	refusal: { party: PartyRole; reason: string; refused_at: Date; by: string } | null;
	signatures: SignatureRecord[];
};
export type AgreementRecord = {
	id: string;
	number: string;
	edition_id: string;
	programme: { id: string; slug: string };
	centre_id: string;
	application_id: string;
	school_id: string;
	sign_order: SignOrder;
	ends_on: Day;
	made_at: Date;
	parties: PartyRecord[];
	texts: TextRecord[];
	termination: { effective_on: Day; reason: string; terminated_at: Date; by: string } | null;
};

/** An agreement with all that happened to it, held for whoever acts on it until the transaction ends. */
export async function lockAgreement(trx: Trx, id: string): Promise<AgreementRecord | undefined> {
	if (!isId(id)) return undefined;
	await hold(trx, id);
	return agreementById(trx, id);
}

export async function agreementById(trx: Trx, id: string): Promise<AgreementRecord | undefined> {
	if (!isId(id)) return undefined;
	const row = await trx
		.selectFrom('agreements.agreement as a')
		.innerJoin('programmes.edition as edition', 'edition.id', 'a.edition_id')
		.innerJoin('programmes.programme as programme', 'programme.id', 'edition.programme_id')
		.select(['a.id', 'a.number', 'a.edition_id', 'a.application_id', 'a.school_id', 'a.sign_order', 'a.ends_on', 'a.made_at'])
		.select(['programme.id as programme_id', 'programme.slug', 'programme.centre_id'])
		.where('a.id', '=', id)
		.executeTakeFirst();
	if (!row) return undefined;
	const { programme_id, slug, sign_order, ...agreement } = row;
	const parties = await partiesOf(trx, id);
	return {
		...agreement,
		sign_order: sign_order as SignOrder,
		programme: { id: programme_id, slug },
		parties,
		texts: await textsOf(trx, id, parties),
		termination: await terminationOf(trx, id)
	};
}

/** What the rules need to know of an agreement; its end is the one that the text in force says. */
export const factsOf = ({ parties, sign_order, ends_on, texts, termination }: AgreementRecord): AgreementFacts => ({
	parties: parties.map(({ role, place }) => ({ role, place })),
	sign_order,
	ends_on: texts.findLast(({ force_since }) => force_since !== null)?.content.ends_on ?? ends_on,
	texts: texts.map(textFacts),
	terminated_on: termination?.effective_on ?? null
});

const textFacts = ({ number, sign_by, recalled_at, refusal, force_since, signatures }: TextRecord): TextFacts => ({
	number,
	sign_by,
	recalled: recalled_at !== null,
	refused: refusal !== null,
	in_force: force_since !== null,
	signatures: signatures
		.filter(({ check_result }) => check_result !== 'differs')
		.map(({ party, valid }) => ({ party, standing: valid ? 'valid' : 'unchecked' }))
});

/** The text in force as kept, with its words. */
export function bindingText(record: AgreementRecord): TextRecord | undefined {
	const binding = textInForce(factsOf(record).texts);
	return binding && record.texts.find(({ number }) => number === binding.number);
}

async function partiesOf(trx: Trx, agreementId: string): Promise<PartyRecord[]> {
	const parties = await trx
		.selectFrom('agreements.party as party')
		.innerJoin('people.organisation as organisation', 'organisation.id', 'party.organisation_id')
		.select(['party.id', 'party.role', 'party.place', 'party.organisation_id', 'organisation.name as organisation'])
		.where('party.agreement_id', '=', agreementId)
		.orderBy('party.place')
		.execute();
	const signatories = await trx
		.selectFrom('agreements.signatory as s')
		.innerJoin('agreements.party as party', 'party.id', 's.party_id')
		.innerJoin('people.person as person', 'person.id', 's.person_id')
		.select(['s.party_id', 's.duty', 's.person_id', 'person.name', 'person.email', 'person.locale'])
		.where('party.agreement_id', '=', agreementId)
		.where('s.ended_at', 'is', null)
		.orderBy('s.duty')
		.execute();
	return parties.map((party) => ({
		...party,
		role: party.role as PartyRole,
		signatories: signatories.filter(({ party_id }) => party_id === party.id).map(({ party_id: _, ...one }) => one as SignatoryRecord)
	}));
}

async function textsOf(trx: Trx, agreementId: string, parties: PartyRecord[]): Promise<TextRecord[]> {
	const texts = await trx.selectFrom('agreements.text').selectAll().where('agreement_id', '=', agreementId).orderBy('number').execute();
	const forces = await trx.selectFrom('agreements.force').selectAll().where('agreement_id', '=', agreementId).execute();
	const refusals = await trx
		.selectFrom('agreements.refusal as refusal')
		.innerJoin('people.person as person', 'person.id', 'refusal.refused_by')
		.select(['refusal.text_id', 'refusal.party_id', 'refusal.reason', 'refusal.refused_at', 'person.name as by'])
		.where('agreement_id', '=', agreementId)
		.execute();
	const signatures = await signaturesOf(trx, agreementId);
	const roleOf = (partyId: string): PartyRole => parties.find(({ id }) => id === partyId)?.role ?? 'school';
	return texts.map((text) => {
		const refusal = refusals.find(({ text_id }) => text_id === text.id);
		return {
			...text,
			content: v.parse(ContentSchema, text.content),
			force_since: forces.find(({ text_id }) => text_id === text.id)?.since ?? null,
			refusal: refusal ? { party: roleOf(refusal.party_id), reason: refusal.reason, refused_at: refusal.refused_at, by: refusal.by } : null,
			signatures: signatures
				.filter(({ text_id }) => text_id === text.id)
				.map(({ text_id: _, party_id, ...one }) => ({ ...one, party: roleOf(party_id) }) as unknown as SignatureRecord)
		};
	});
}

const signaturesOf = (trx: Trx, agreementId: string) =>
	trx
		.selectFrom('agreements.signature as s')
		.innerJoin('people.person as registrar', 'registrar.id', 's.registered_by')
		.leftJoin('people.person as checker', 'checker.id', 's.checked_by')
		.select(['s.id', 's.text_id', 's.party_id', 's.route', 's.signer_name', 's.post', 's.basis', 's.signed_on', 's.signed_at', 's.file_id'])
		.select(['s.verification', 's.registered_at', 'registrar.name as registered_by', 's.registered_by as registered_by_id', 's.checked_at'])
		.select(['checker.name as checked_by', 's.check_result', 's.check_note', 's.valid'])
		.where('s.agreement_id', '=', agreementId)
		.orderBy('s.registered_at')
		.execute();

async function terminationOf(trx: Trx, agreementId: string): Promise<AgreementRecord['termination']> {
	const row = await trx
		.selectFrom('agreements.termination as t')
		.innerJoin('people.person as person', 'person.id', 't.terminated_by')
		.select(['t.effective_on', 't.reason', 't.terminated_at', 'person.name as by'])
		.where('t.agreement_id', '=', agreementId)
		.executeTakeFirst();
	return row ?? null;
}
