import { sql } from 'kysely';
import type { Day } from '#platform';
import type { Context, Trx } from '#platform/server';
import { readPublicResults } from '#evaluation/server';
import { sizeBandOf } from '#projects';
import { toldCalls } from '#selection/server';
import {
	coarsened,
	countBand,
	hoursBand,
	participantSteps,
	postOf,
	schoolSteps,
	trainingSteps,
	type Coarse,
	type Row
} from '../../research.ts';
import type { ExportTable } from '../../codebook.ts';

/** A thing of the records by the sign that it has in one export. */
export type Pseudonym = (kind: 'school' | 'person', id: string) => string;

/**
 * The tables of an export, each as coarse as it has to be: no names, words, addresses or days. Schools and people are joined by signs; trainings are
 * joined to neither, because their time and topic would find the school, and with it its people. Asked by the machine itself.
 */
export async function gatherExport(context: Context, editionId: string, sign: Pseudonym): Promise<Record<ExportTable, Coarse>> {
	const { schools, people, trainings } = await context.db.transaction().execute(async (trx) => ({
		schools: await schoolsOf(trx, editionId),
		people: await participantsOf(trx, editionId),
		trainings: await trainingsOf(trx, editionId)
	}));
	const told = coarsened(
		schools.map((one) => schoolRow(one, sign)),
		schoolSteps
	);
	const bySign = new Map(told.rows.map((row) => [row['school'] ?? '', row]));
	const persons = people.map((one) => participantRow(one, sign, bySign));
	return {
		schools: sorted(told, 'school'),
		participants: sorted(coarsened(persons, participantSteps(bySign)), 'participant'),
		trainings: sorted(coarsened(trainings.map(trainingRow), trainingSteps)),
		surveys: { rows: await surveysOf(context, editionId), coarser: 0, left_out: 0 }
	};
}

/** In an order that tells nothing of the one in which they were written: by a sign of chance, or by what they say. */
export const sorted = (table: Coarse, by?: string): Coarse => {
	const keys = table.rows.map((row) => ({ row, key: by ? (row[by] ?? '') : Object.values(row).join('\t') }));
	return { ...table, rows: keys.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)).map(({ row }) => row) };
};

type SchoolFacts = {
	id: string;
	county: string | null;
	type: string | null;
	pupils: number | null;
	state: string | null;
	outcome: string | null;
	network: boolean;
	practice: boolean;
	participants: number;
};

const schoolRow = (one: SchoolFacts, sign: Pseudonym): Row => ({
	school: sign('school', one.id),
	county: one.county ?? 'unknown',
	type: one.type ?? 'unknown',
	size: one.pupils === null ? 'unknown' : sizeBandOf(one.pupils),
	outcome: one.state === null ? 'none' : one.state === 'withdrawn' ? 'withdrawn' : (one.outcome ?? 'undecided'),
	network: one.network ? 'yes' : 'no',
	practice: one.practice ? 'yes' : 'no',
	participants: countBand(one.participants)
});

/** Every school that applied, was in a network or has people with hours; with what the register said last. */
async function schoolsOf(trx: Trx, editionId: string): Promise<SchoolFacts[]> {
	const told = await toldCalls(trx, editionId);
	const { rows } = await sql<SchoolFacts>`
		with sent as (
			select distinct on (a.school_id) a.school_id, a.state, d.outcome from applications.application a
			join programmes.call on call.id = a.call_id
			left join selection.decision d on d.application_id = a.id and d.superseded_at is null and d.act_id is not null
				and a.call_id = any(${told}::uuid[])
			where call.edition_id = ${editionId} and a.sent_at is not null order by a.school_id, a.sent_at desc
		), member as (
			select distinct school_id from networks.membership where edition_id = ${editionId}
		), taught as (
			select school_id, count(*)::int as participants from (${withHours(editionId)}) held group by school_id
		), met as (select school_id from sent union select school_id from member union select school_id from taught)
		select met.school_id as id, county.name as county, version.type_code as type, counted.pupils, sent.state, sent.outcome,
			member.school_id is not null as network, coalesce(taught.participants, 0) as participants,
			exists (select from practices.practice p join practices.publication shown on shown.practice_id = p.id
				where p.school_id = met.school_id and p.edition_id = ${editionId}) as practice
		from met
		left join sent on sent.school_id = met.school_id left join member on member.school_id = met.school_id
		left join taught on taught.school_id = met.school_id
		left join lateral (
			select v.type_code, v.municipality_id from schools.school_version v where v.school_id = met.school_id order by v.starts_on desc limit 1
		) version on true
		left join lateral (
			select c.pupils from schools.pupil_count c where c.school_id = met.school_id order by c.as_of desc limit 1
		) counted on true
		left join schools.municipality municipality on municipality.id = version.municipality_id
		left join schools.county county on county.code = municipality.county_code`.execute(trx);
	return rows;
}

type PersonFacts = { person_id: string; school_id: string; post: string; quarters: number; certificate: boolean };

const participantRow = (one: PersonFacts, sign: Pseudonym, schools: ReadonlyMap<string, Row>): Row => {
	const school = sign('school', one.school_id);
	return {
		participant: sign('person', one.person_id),
		school: schools.has(school) ? school : '',
		post: postOf(one.post),
		hours: hoursBand(one.quarters),
		certificate: one.certificate ? 'yes' : 'no'
	};
};

async function participantsOf(trx: Trx, editionId: string): Promise<PersonFacts[]> {
	const { rows } = await sql<PersonFacts>`
		select held.person_id, held.school_id, held.post, held.quarters, exists (
			select from credentials.certificate c join delivery.delivery d on d.id = c.delivery_id and d.edition_id = ${editionId}
			where c.person_id = held.person_id and not exists (select from credentials.revocation r where r.certificate_id = c.id)
				and not exists (select from credentials.certificate later where later.replaces_id = c.id)) as certificate
		from (${withHours(editionId)}) held`.execute(trx);
	return rows;
}

/** Everybody with at least an hour, once, with the school and post of the last list in which they stand. */
const withHours = (editionId: string) => sql`
	select summed.person_id, listed.school_id, listed.post, summed.quarters
	from (
		select h.person_id, sum(h.contact + h.consultation + h.independent)::int as quarters from delivery.hours h
		where h.edition_id = ${editionId} and h.as_what = 'participant' and h.superseded_at is null group by h.person_id
	) summed
	join lateral (
		select p.school_id, p.post from delivery.participant p join delivery.delivery d on d.id = p.delivery_id and d.edition_id = ${editionId}
		where p.person_id = summed.person_id order by p.joined_at desc, p.id limit 1
	) listed on true
	where summed.quarters >= 4`;

type TrainingFacts = { kind: string; county: string | null; topic: string | null; first_on: Day; participants: number; quarters: number };

const trainingRow = ({ kind, county, topic, first_on, participants, quarters }: TrainingFacts): Row => ({
	...{ kind, county: county ?? 'unknown', topic: topic ?? '', month: first_on.slice(0, 7) },
	participants: countBand(participants),
	hours: hoursBand(quarters)
});

async function trainingsOf(trx: Trx, editionId: string): Promise<TrainingFacts[]> {
	const { rows } = await sql<TrainingFacts>`
		select d.kind, county.name as county, d.topic, held.first_on, held.participants,
			(select coalesce(sum(slot.contact + slot.consultation), 0)::int from (
				select max(h.contact) as contact, max(h.consultation) as consultation from delivery.hours h
				where h.delivery_id = d.id and h.as_what = 'lecturer' and h.superseded_at is null and h.session_id is not null group by h.session_id
			) slot) as quarters
		from delivery.delivery d
		join lateral (
			select min(h.held_on) as first_on, count(distinct h.person_id) filter (where h.as_what = 'participant')::int as participants
			from delivery.hours h where h.delivery_id = d.id and h.superseded_at is null
		) held on held.first_on is not null
		left join networks.network network on network.id = d.network_id
		left join lateral (
			select v.municipality_id from schools.school_version v where v.school_id = coalesce(d.school_id, network.host_id)
			order by v.starts_on desc limit 1
		) version on true
		left join schools.municipality municipality on municipality.id = version.municipality_id
		left join schools.county county on county.code = municipality.county_code
		where d.edition_id = ${editionId}`.execute(trx);
	return rows;
}

/** What everybody is told of the surveys, and nothing more: an export taken again can be subtracted from the one before only by whole steps. */
async function surveysOf(context: Context, editionId: string): Promise<Row[]> {
	const read = await readPublicResults(context, { edition_id: editionId });
	if (!read.ok) throw new Error(`the surveys of ${editionId}: ${read.refusal}`);
	return read.value.results.flatMap(({ kind, sums }) =>
		sums.flatMap(({ question, at_least, shares }) => {
			const named = new Map('choices' in question ? question.choices.map(({ key, text }) => [key, text.lt]) : []);
			return shares.map(({ value, percent }) => ({
				...{ survey: kind, question: question.text.lt, answer: named.get(value) ?? value },
				...{ percent: String(percent), at_least: String(at_least) }
			}));
		})
	);
}
