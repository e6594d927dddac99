import { addDays, dayInWords, dayOf, done, newId, refused, type Outcome } from '#platform';
import { record, type Context, type Trx } from '#platform/server';
import { organisationById } from '#people/server';
import { callById, type EditionOfCentre } from '#programmes/server';
import { sql } from 'kysely';
import type { Content, Party } from '../content.ts';
import { partyRoles, type PartyRole } from '../state.ts';
import { filledIn, type MergeField, type Section } from '../template.ts';
import type { Candidate } from './candidates.ts';
import { particularsOf } from './particulars.ts';
import { partiesOf, type Plan } from './plan.ts';
import { askParties } from './reminders.ts';
import { agreementById } from './record.ts';
import { rightsOn, type Right } from './rights.ts';
import { writeText } from './write-text.ts';

/** What is missing before an agreement with a school can be made: of which party, and what. */
export type Missing = { party: PartyRole; organisation_id: string; organisation: string; what: 'particulars' | 'right_to_sign' };
export type MakeRefusal = 'particulars_missing' | 'nobody_may_sign';

type Ready = { party: Party; rights: Right[] };

/** The parties of an agreement with a school, or what is missing of them. */
export async function gatherParties(
	trx: Trx,
	{ now }: Pick<Context, 'now'>,
	edition: EditionOfCentre,
	plan: Plan,
	candidate: Candidate
): Promise<{ ready: Ready[]; missing: Missing[] }> {
	const ids: Record<PartyRole, string> = {
		ministry: plan.ministry_id,
		school: candidate.school_id,
		municipality: candidate.municipality_id
	};
	const [ready, missing]: [Ready[], Missing[]] = [[], []];
	for (const role of partyRoles.filter((one) => partiesOf(edition).includes(one))) {
		const organisation = await organisationById(trx, ids[role]);
		if (!organisation) throw new Error(`the ${role} of an agreement is not there`);
		const particulars = await particularsOf(trx, organisation, now);
		const rights = await rightsOn(trx, organisation.id, dayOf(now));
		const [right] = rights;
		const about = { party: role, organisation_id: organisation.id, organisation: organisation.name };
		if (!particulars) missing.push({ ...about, what: 'particulars' });
		if (!right) missing.push({ ...about, what: 'right_to_sign' });
		if (!particulars || !right) continue;
		const { person_id, name, post, basis } = right;
		ready.push({
			party: {
				role,
				organisation_id: organisation.id,
				name: organisation.name,
				...particulars,
				signatory: { person_id, name, post, basis }
			},
			rights
		});
	}
	return { ready, missing };
}

/**
 * Makes the agreement with one school: fills the template from the records, writes the document, names who signs (and the
 * second with the right as substitute), and asks them. Refused where a party lacks its code and address, or nobody may
 * sign for it. The caller holds the edition.
 */
export async function makeAgreement(
	trx: Trx,
	context: Context,
	edition: EditionOfCentre,
	plan: Plan,
	candidate: Candidate
): Promise<Outcome<{ id: string; number: string }, MakeRefusal>> {
	const { ready, missing } = await gatherParties(trx, context, edition, plan, candidate);
	if (missing.some(({ what }) => what === 'particulars')) return refused('particulars_missing');
	if (missing.length > 0) return refused('nobody_may_sign');

	const id = newId();
	const number = await nextNumber(trx, context.now);
	const content = await contentOf(trx, context, { edition, plan, candidate, number, parties: ready.map(({ party }) => party) });
	await trx
		.insertInto('agreements.agreement')
		.values({
			id,
			number,
			edition_id: edition.id,
			application_id: candidate.application_id,
			school_id: candidate.school_id,
			sign_order: plan.sign_order,
			parties: ready.length,
			ends_on: plan.ends_on,
			made_at: context.now,
			made_by: context.actor.id
		})
		.execute();
	// Nearest to the school first: the ministry signs when the others have.
	const order: PartyRole[] = ['school', 'municipality', 'ministry'];
	const inOrder = order.flatMap((role) => ready.filter(({ party }) => party.role === role));
	for (const [index, { party, rights }] of inOrder.entries()) await writeParty(trx, context, id, index + 1, party, rights);
	const sign_by = addDays(dayOf(context.now), plan.sign_days);
	await writeText(trx, context, { agreement_id: id, content, sign_by, reason: null });
	await record(trx, context, {
		name: 'agreement.made',
		subject: { kind: 'agreement', id },
		also: [
			{ kind: 'edition', id: edition.id },
			{ kind: 'application', id: candidate.application_id },
			...content.parties.map(({ role, organisation_id }) => ({ kind: role, id: organisation_id }))
		],
		particulars: { number, school: candidate.school, until: sign_by }
	});
	const made = await agreementById(trx, id);
	if (made) await askParties(trx, context, made);
	return done({ id, number });
}

async function writeParty(trx: Trx, context: Context, agreement_id: string, place: number, party: Party, rights: Right[]): Promise<void> {
	const party_id = newId();
	await trx
		.insertInto('agreements.party')
		.values({ id: party_id, agreement_id, role: party.role, organisation_id: party.organisation_id, place })
		.execute();
	const [, second] = rights;
	const named = { party_id, named_at: context.now, named_by: context.actor.id };
	await trx
		.insertInto('agreements.signatory')
		.values([
			{ id: newId(), ...named, person_id: party.signatory.person_id, duty: 'signatory' },
			...(second ? [{ id: newId(), ...named, person_id: second.person_id, duty: 'substitute' }] : [])
		])
		.execute();
}

async function nextNumber(trx: Trx, now: Date): Promise<string> {
	const { rows } = await sql<{ next: number }>`select nextval('agreements.number') as next`.execute(trx);
	return `SUT-${dayOf(now).slice(0, 4)}-${String(rows[0]?.next).padStart(6, '0')}`;
}

type Material = { edition: EditionOfCentre; plan: Plan; candidate: Candidate; number: string; parties: Party[] };

/** The template filled in from the records (e3). */
export async function contentOf(trx: Trx, { now }: Context, { edition, plan, candidate, number, parties }: Material): Promise<Content> {
	const call = await callById(trx, candidate.call_id);
	const team = await teamOf(trx, candidate.application_id);
	const nameOf = (role: PartyRole): string => parties.find((party) => party.role === role)?.name ?? '';
	const values: Record<MergeField, string> = {
		programme: edition.programme.name.lt,
		edition: edition.name.lt,
		call: call?.name.lt ?? '',
		reference: candidate.reference,
		school: candidate.school,
		municipality: candidate.municipality,
		ministry: nameOf('ministry'),
		starts_on: dayInWords(edition.starts_on, 'lt'),
		ends_on: dayInWords(plan.ends_on, 'lt'),
		topic: candidate.topic ?? '–',
		team_size: String(team.length)
	};
	const filled = ({ title, clauses }: Section): Section => ({
		title: filledIn(title, values),
		clauses: clauses.map((clause) => filledIn(clause, values))
	});
	const { document, title, before, obligations, after, funds, annexes } = plan.template;
	return {
		document,
		number,
		version: 1,
		title: filledIn(title, values),
		place: 'Vilnius',
		made_on: dayOf(now),
		programme: values.programme,
		edition: values.edition,
		reference: candidate.reference,
		ends_on: plan.ends_on,
		parties,
		before: before.map(filled),
		obligations: obligations.filter(({ party }) => parties.some(({ role }) => role === party)),
		after: after.map(filled),
		funds,
		annexes: annexes.map((annex) => filledIn(annex, values)),
		team
	};
}

/** The team as the school sent it last: names and posts, nothing else. */
async function teamOf(trx: Trx, applicationId: string): Promise<{ name: string; post: string }[]> {
	const { rows } = await sql<{ name: string; post: string }>`
		select member ->> 'name' as name, coalesce(member ->> 'post', '') as post
		from applications.application a join applications.submission s on s.id = a.submission_id,
			jsonb_array_elements(s.content -> 'team') with ordinality as member (member, place)
		where a.id = ${applicationId} order by place`.execute(trx);
	return rows;
}
