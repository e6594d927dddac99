import { done, isId, refused, type Outcome } from '#platform';
import type { Context, Trx } from '#platform/server';
import { editionFor, type EditionOfCentre } from '#programmes/server';
import { compareProposals, type Comparison } from '../comparison.ts';
import { faultsOf, type GroupFault } from '../faults.ts';
import { measure, measureGroup, schoolsOf, type Measured } from '../measure.ts';
import { shiftsOf, type Shift } from '../shifts.ts';
import { sharedTopic } from '../topic.ts';
import { whyHere, type Why } from '../why.ts';
import { formationOf, isFormed, situationOf } from './formation.ts';
import { proposalById, type ProposalRecord } from './proposals.ts';

export type ProposedNetwork = {
	host: string;
	members: readonly string[];
	locked: readonly string[];
	measured: Measured;
	topic: ReturnType<typeof sharedTopic>;
};
export type ProposalPage = {
	edition: EditionOfCentre;
	proposal: ProposalRecord;
	made_by: string | null;
	/** The proposal it was made of. */
	base: { id: string; number: number } | null;
	/** The proposal that came last, when it is not this one. */
	latest: { id: string; number: number } | null;
	networks: ProposedNetwork[];
	measured: Measured;
	/** What keeps it from being confirmed, by the sizes and wishes of today. */
	faults: GroupFault[];
	/** Whether schools joined or left since it was made. */
	stale: { joined: string[]; left: string[] } | null;
	formed: boolean;
	/** The school that was chosen. */
	chosen: { school: string; why: Why; shifts: Shift[][] } | null;
};

/** A proposal for the centre: its networks in numbers and, for a chosen school, why it is there and what every other place would cost. */
export function readProposal(
	context: Context,
	{ proposal_id, school_id }: { proposal_id: string; school_id?: string | null }
): Promise<Outcome<ProposalPage, 'not_found'>> {
	return context.db.transaction().execute(async (trx) => {
		const found = await ownProposal(trx, context, proposal_id);
		if (!found) return refused('not_found');
		const { edition, proposal } = found;
		const { situation, groups } = proposal;
		const formation = await formationOf(trx, edition.id);
		const now = formation ? await situationOf(trx, context, formation) : situation;
		const why = school_id ? whyHere(situation, groups, school_id) : null;
		const formed = await isFormed(trx, edition.id);
		return done({
			edition,
			proposal,
			made_by: await nameOf(trx, proposal.made_by),
			base: await numbered(trx, proposal.base_id),
			latest: await latestAfter(trx, proposal),
			networks: groups.map((group) => ({ ...group, measured: measureGroup(situation, group), topic: sharedTopic(situation, group) })),
			measured: measure(situation, groups),
			faults: formed ? [] : faultsOf({ ...situation, least: now.least, most: now.most, wishes: now.wishes }, groups),
			stale: formed ? null : changedSince(proposal, now.schools),
			formed,
			chosen: why && school_id ? { school: school_id, why, shifts: shiftsOf(situation, groups, school_id) } : null
		});
	});
}

export type ComparisonPage = { edition: EditionOfCentre; one: ProposalRecord; second: ProposalRecord; comparison: Comparison };

/** Two proposals of one edition side by side. */
export function readComparison(
	context: Context,
	{ one, other }: { one: string; other: string }
): Promise<Outcome<ComparisonPage, 'not_found'>> {
	return context.db.transaction().execute(async (trx) => {
		const [first, second] = [await ownProposal(trx, context, one), await ownProposal(trx, context, other)];
		if (!first || !second || first.edition.id !== second.edition.id) return refused('not_found');
		return done({
			edition: first.edition,
			one: first.proposal,
			second: second.proposal,
			comparison: compareProposals(first.proposal, second.proposal)
		});
	});
}

async function ownProposal(trx: Trx, context: Context, id: string) {
	const proposal = isId(id) ? await proposalById(trx, id) : undefined;
	const edition = proposal && (await editionFor(trx, context, proposal.edition_id));
	return proposal && edition ? { proposal, edition } : undefined;
}

const nameOf = async (trx: Trx, id: string | null): Promise<string | null> =>
	id === null ? null : ((await trx.selectFrom('people.person').select('name').where('id', '=', id).executeTakeFirst())?.name ?? null);

const numbered = async (trx: Trx, id: string | null): Promise<{ id: string; number: number } | null> =>
	id === null
		? null
		: ((await trx.selectFrom('networks.proposal').select(['id', 'number']).where('id', '=', id).executeTakeFirst()) ?? null);

const latestAfter = async (trx: Trx, { edition_id, number }: ProposalRecord): Promise<{ id: string; number: number } | null> =>
	(await trx
		.selectFrom('networks.proposal')
		.select(['id', 'number'])
		.where('edition_id', '=', edition_id)
		.where('number', '>', number)
		.orderBy('number', 'desc')
		.limit(1)
		.executeTakeFirst()) ?? null;

function changedSince({ situation }: ProposalRecord, schools: readonly { id: string; name: string }[]): ProposalPage['stale'] {
	const [then, today] = [schoolsOf(situation), schoolsOf({ schools: schools as typeof situation.schools })];
	const joined = schools.filter(({ id }) => !then.has(id)).map(({ name }) => name);
	const left = situation.schools.filter(({ id }) => !today.has(id)).map(({ name }) => name);
	return joined.length + left.length > 0 ? { joined, left } : null;
}
