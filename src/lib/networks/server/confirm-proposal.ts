import { dayOf, done, newId, refused, type Outcome, type Text } from '#platform';
import { record, type Context, type Trx } from '#platform/server';
import { faultsOf } from '../faults.ts';
import type { Group } from '../groups.ts';
import { schoolsOf } from '../measure.ts';
import { sharedTopic } from '../topic.ts';
import { situationOf, type FormationRefusal, type OfficerFormation } from './formation.ts';
import { lockProposal, type ProposalRecord } from './proposals.ts';

export type ConfirmProposal = {
	proposal_id: string;
	/** What the networks are called, in their order; one that is not named gets its number. */
	names?: readonly (Partial<Text> | undefined)[];
};
export type ConfirmRefusal = FormationRefusal | 'schools_changed' | 'networks_incomplete' | 'names_unreadable';
export type Confirmed = { networks: { id: string; slug: string; number: number }[] };

/**
 * Forms the networks of an edition as a proposal has them, with their schools, in one act; after it no proposal is made.
 * Refused when a school joined or left since, when a network has not as many schools as it takes or a wish is not kept
 * (B-01, B-02), and when somebody else has confirmed.
 */
export function confirmProposal(
	context: Context,
	{ proposal_id, names = [] }: ConfirmProposal
): Promise<Outcome<Confirmed, ConfirmRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const found = await lockProposal(trx, context, proposal_id);
		if (!found.ok) return found;
		const { edition, formation, proposal } = found.value;
		const now = await situationOf(trx, context, formation);
		if (!sameSchools(proposal, schoolsOf(now))) return refused('schools_changed');
		if (proposal.groups.length !== formation.networks || faultsOf(now, proposal.groups).length > 0) return refused('networks_incomplete');
		const called = proposal.groups.map((_, index) => nameOf(names[index], index + 1));
		const long = called.flatMap((name, index) => (isReadable(name) ? [] : [{ field: `name_${index}`, key: 'formation_fault_name' }]));
		if (long.length > 0) return refused('names_unreadable', long);

		const networks = [];
		for (const [index, group] of proposal.groups.entries())
			networks.push(await formNetwork(trx, context, found.value, { group, number: index + 1, name: called[index] as Text }));
		await record(trx, context, {
			name: 'formation.confirmed',
			subject: { kind: 'edition', id: edition.id },
			also: [{ kind: 'programme', id: edition.programme_id }],
			particulars: { edition: edition.name, number: proposal.number, networks: networks.length, schools: now.schools.length }
		});
		return done({ networks });
	});
}

type New = { group: Group; number: number; name: Text };

async function formNetwork(
	trx: Trx,
	context: Context,
	{ edition, formation, proposal }: OfficerFormation & { proposal: ProposalRecord },
	{ group, number, name }: New
): Promise<Confirmed['networks'][number]> {
	const { grouping } = edition.terms;
	const id = newId();
	const slug = await freeSlug(trx, `${edition.programme.slug.slice(0, 40)}-${edition.slug.slice(0, 25)}-${number}`, id);
	const topic = sharedTopic(proposal.situation, group);
	await trx
		.insertInto('networks.network')
		.values({
			id,
			edition_id: edition.id,
			kind: 'formed',
			number,
			slug,
			name: JSON.stringify(name),
			level: formation.level,
			topic: topic?.code ?? null,
			topic_words: topic?.words ? JSON.stringify(topic.words) : null,
			schools_least: formation.least,
			schools_most: formation.most,
			coordinators: grouping.kind === 'networks' ? grouping.coordinators_each : 0,
			experts_least: grouping.kind === 'networks' ? grouping.experts_at_least : 0,
			host_id: group.host,
			proposal_id: proposal.id,
			formed_at: context.now,
			formed_by: context.actor.id
		})
		.execute();
	await addSchools(trx, context, id, proposal, group);
	await record(trx, context, {
		name: 'network.formed',
		subject: { kind: 'network', id },
		also: [
			{ kind: 'edition', id: edition.id },
			...group.members.map((school) => ({ kind: 'school', id: school })),
			...group.members.flatMap((school) => {
				const application = schoolsOf(proposal.situation).get(school)?.application_id;
				return application ? [{ kind: 'application', id: application }] : [];
			})
		],
		particulars: { network: name, edition: edition.name, schools: group.members.length }
	});
	return { id, slug, number };
}

/** The address of a network; long names of two programmes may end up the same. */
async function freeSlug(trx: Trx, slug: string, id: string): Promise<string> {
	const taken = await trx.selectFrom('networks.network').select('id').where('slug', '=', slug).executeTakeFirst();
	return taken ? `${slug}-${id.slice(0, 8)}` : slug;
}

async function addSchools(trx: Trx, context: Context, networkId: string, proposal: ProposalRecord, group: Group): Promise<void> {
	const schools = schoolsOf(proposal.situation);
	await trx
		.insertInto('networks.membership')
		.values(
			group.members.map((school) => ({
				id: newId(),
				network_id: networkId,
				edition_id: proposal.edition_id,
				kind: 'formed',
				school_id: school,
				application_id: schools.get(school)?.application_id ?? null,
				starts_on: dayOf(context.now),
				joined: 'formed',
				joined_at: context.now,
				joined_by: context.actor.id
			}))
		)
		.execute();
}

const sameSchools = ({ situation }: ProposalRecord, now: ReadonlyMap<string, unknown>): boolean =>
	situation.schools.length === now.size && situation.schools.every(({ id }) => now.has(id));

/** A name in both languages; what is left out is taken from the other one, else the number says it. */
function nameOf(said: Partial<Text> | undefined, number: number): Text {
	const [lt, en] = [said?.lt?.trim() ?? '', said?.en?.trim() ?? ''];
	return { lt: lt || en || `Tinklas Nr. ${number}`, en: en || lt || `Network No. ${number}` };
}

const isReadable = ({ lt, en }: Text): boolean => [lt, en].every((name) => name.length <= 120 && !/[\n\r]/.test(name));
