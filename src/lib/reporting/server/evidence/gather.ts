import { sql } from 'kysely';
import { inLocale, type Day } from '#platform';
import type { Trx } from '#platform/server';
import { certificatesOf } from '#credentials/server';
import { hoursOf, participantsOf, sessionsOf, termsOf, type Delivery, type DeliveryTerms, type Participant } from '#delivery/server';
import { resultsOf, type Results } from '#evaluation/server';
import { organisationById, personsById } from '#people/server';
import { editionOf } from '#programmes/server';
import {
	attendedIn,
	lackingIn,
	totalOf,
	type Attended,
	type EvidencedEntry,
	type EvidencedParticipant,
	type EvidencedPerson,
	type EvidencedSession,
	type Lacking,
	type Total
} from '../../evidence.ts';

export type BroughtSheet = { session_id: string; held_on: Day; half: string; name: string; sha256: string; bytes: number };
export type Certified = { number: string; issued_on: Day; state: 'valid' | 'revoked' | 'replaced' };

/** All that the evidence of a delivery tells, of one moment. */
export type Evidence = {
	delivery: Delivery;
	centre: string;
	edition: string;
	terms: DeliveryTerms;
	sessions: EvidencedSession[];
	participants: (EvidencedParticipant & { attended: Attended; certificates: Certified[] })[];
	lecturers: (EvidencedPerson & { taught: Attended })[];
	entries: (EvidencedEntry & { name: string })[];
	totals: { participant: Total; lecturer: Total };
	sheets: BroughtSheet[];
	results: Results | null;
	lacking: Lacking[];
};

/** Gathers it. Whoever hands it over holds the delivery first: then nobody closes or corrects a register meanwhile. */
export async function gatherEvidence(trx: Trx, delivery: Delivery): Promise<Evidence> {
	const { id } = delivery;
	const edition = await editionOf(trx, delivery.edition_id);
	if (!edition) throw new Error('a delivery is of an edition');
	const sheets = await sheetsOf(trx, id);
	const sessions = await sessionsWith(trx, id, sheets);
	const entries = await entriesOf(trx, id);
	const participants = await participantsOf(trx, id);
	const certificates = Map.groupBy(await certificatesOf(trx, { delivery_id: id }), ({ person_id }) => person_id);
	const results = (await resultsOf(trx, id, 'evaluation')) ?? null;
	return {
		...{ delivery, sessions, entries, sheets, results },
		centre: (await organisationById(trx, delivery.centre_id))?.name ?? '',
		edition: inLocale(edition.name, 'lt'),
		terms: await termsOf(trx, edition),
		participants: participants.map((one) => ({
			...told(one),
			attended: attendedIn(of(entries, one.person_id, 'participant'), delivery),
			certificates: (certificates.get(one.person_id) ?? []).map(({ number, issued_on, state }) => ({ number, issued_on, state }))
		})),
		lecturers: lecturersIn(entries).map((one) => ({ ...one, taught: attendedIn(of(entries, one.person_id, 'lecturer'), delivery) })),
		totals: { participant: totalOf(as(entries, 'participant')), lecturer: totalOf(as(entries, 'lecturer')) },
		lacking: lackingIn(sessions, Boolean(results?.sums))
	};
}

type Named = EvidencedEntry & { name: string };
const as = (entries: readonly Named[], what: EvidencedEntry['as_what']) => entries.filter(({ as_what }) => as_what === what);
const of = (entries: readonly Named[], personId: string, what: EvidencedEntry['as_what']) =>
	as(entries, what).filter(({ person_id }) => person_id === personId);

const told = ({ person_id, name, post, school, starts_on, ends_on }: Participant): EvidencedParticipant => ({
	...{ person_id, name, post, school, starts_on, ends_on }
});

const lecturersIn = (entries: readonly Named[]): EvidencedPerson[] =>
	[...new Map(as(entries, 'lecturer').map(({ person_id, name }) => [person_id, { person_id, name }])).values()].sort((one, other) =>
		byName.compare(one.name, other.name)
	);
const byName = new Intl.Collator('lt');

/** The ledger of a delivery with names: a participant's as the team has it. */
async function entriesOf(trx: Trx, deliveryId: string): Promise<Named[]> {
	const entries = await hoursOf(trx, { delivery_id: deliveryId });
	const team = new Map((await participantsOf(trx, deliveryId)).map(({ person_id, name }) => [person_id, name]));
	const persons = await personsById(trx, [...new Set(entries.map(({ person_id }) => person_id))]);
	return entries.map((entry) => ({
		...entry,
		name: (entry.as_what === 'participant' ? team.get(entry.person_id) : undefined) ?? persons.get(entry.person_id)?.name ?? '…'
	}));
}

async function sessionsWith(trx: Trx, deliveryId: string, sheets: readonly BroughtSheet[]): Promise<EvidencedSession[]> {
	const taught = await lecturersBySession(trx, deliveryId);
	return (await sessionsOf(trx, deliveryId)).map(({ closings, ...session }) => ({
		...session,
		closed: closings > 0,
		lecturers: taught.get(session.id) ?? [],
		sheets: sheets.filter(({ session_id }) => session_id === session.id).length
	}));
}

/** Who taught (M-14), as the last closing of each register names them. */
async function lecturersBySession(trx: Trx, deliveryId: string): Promise<Map<string, string[]>> {
	const { rows } = await sql<{ session_id: string; names: string[] }>`
		select c.session_id, array(select person.name from people.person where person.id = any(c.lecturers) order by person.name collate "lt-x-icu") as names
		from delivery.closing c join delivery.session s on s.id = c.session_id
		where s.delivery_id = ${deliveryId} and c.number = (select max(other.number) from delivery.closing other where other.session_id = c.session_id)`.execute(
		trx
	);
	return new Map(rows.map(({ session_id, names }) => [session_id, names]));
}

/** The signed sheets of the half-days that stand, in their order. */
const sheetsOf = (trx: Trx, deliveryId: string): Promise<BroughtSheet[]> =>
	trx
		.selectFrom('delivery.sheet as sheet')
		.innerJoin('delivery.session as s', 's.id', 'sheet.session_id')
		.innerJoin('platform.file as file', 'file.id', 'sheet.file_id')
		.select(['sheet.session_id', 's.held_on', 's.half', 'file.name', 'file.sha256', 'file.bytes'])
		.where('s.delivery_id', '=', deliveryId)
		.where('s.cancelled_at', 'is', null)
		.orderBy('s.begins_at')
		.orderBy('sheet.brought_at')
		.execute();
