import { dayOf, done, isId, line, newId, refused, type Outcome } from '#platform';
import { record, type Context, type Trx } from '#platform/server';
import { lastSent } from '#applications/server';
import { belongsOn, lockNetwork, membershipsOf, type MemberRecord } from '#networks/server';
import { holds } from '#people/server';
import { mostFindings, type Finding } from '../../finding.ts';
import { titleBounds } from '../../project.ts';
import { lengthFault } from '../../text.ts';
import { subjectsOf } from './project-record.ts';
import { nextReference } from './references.ts';

export type BeginProject = { school_id: string; network_id: string; title: string };
export type BeginRefusal = 'not_found' | 'network_closed' | 'project_active' | 'project_faulty';

/**
 * Begins the improvement project of a school in an edition: one at a time (B-08), on a topic that the school's own people
 * choose (B-09). What the school has sent with its application about its problem and its evaluation is taken over.
 */
export function beginProject(context: Context, input: BeginProject): Promise<Outcome<{ id: string }, BeginRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const { actor, now } = context;
		const today = dayOf(now);
		const network = await lockNetwork(trx, input.network_id);
		if (!network || !isId(input.school_id) || actor.kind !== 'person') return refused('not_found');
		const own = await holds(trx, actor, ['school_head', 'school_coordinator', 'team_member'], input.school_id, today);
		const members = await membershipsOf(trx, [network.id], today);
		const membership = members.find((member) => member.school_id === input.school_id && belongsOn(member, today));
		if (!own || !membership) return refused('not_found');
		if (network.closed_on !== null || network.edition.ends_on < today) return refused('network_closed');
		const title = line(input.title);
		const faults = lengthFault('title', title, { ...titleBounds, missing: 'title' });
		if (faults.length > 0) return refused('project_faulty', faults);
		if (await hasActive(trx, input.school_id, network.edition_id)) return refused('project_active');

		const id = newId();
		const application_id = await applicationOf(trx, membership, network.edition_id);
		await trx
			.insertInto('projects.project')
			.values({
				id,
				reference: await nextReference(trx, now),
				school_id: input.school_id,
				edition_id: network.edition_id,
				network_id: network.id,
				application_id,
				title,
				begun_at: now,
				begun_by: actor.id
			})
			.execute();
		await writeFirstProblem(trx, context, { id, by: actor.id, application_id });
		await record(trx, context, {
			name: 'project.begun',
			...subjectsOf({ id, school_id: input.school_id }),
			particulars: { title, school: membership.school }
		});
		return done({ id });
	});
}

const hasActive = async (trx: Trx, school_id: string, edition_id: string): Promise<boolean> =>
	(await trx
		.selectFrom('projects.project')
		.select('id')
		.where('school_id', '=', school_id)
		.where('edition_id', '=', edition_id)
		.where('ended_at', 'is', null)
		.executeTakeFirst()) !== undefined;

/** The application with which the school came into the network; a founded one grew from another of the same edition. */
async function applicationOf(trx: Trx, { application_id, school_id }: MemberRecord, edition_id: string): Promise<string | null> {
	if (application_id) return application_id;
	const other = await trx
		.selectFrom('networks.membership')
		.select('application_id')
		.where('school_id', '=', school_id)
		.where('edition_id', '=', edition_id)
		.where('application_id', 'is not', null)
		.orderBy('starts_on', 'desc')
		.executeTakeFirst();
	return other?.application_id ?? null;
}

/** The problem as far as the application told of it: its group and words, and what the evaluation found. */
async function writeFirstProblem(
	trx: Trx,
	context: Context,
	{ id, by, application_id }: { id: string; by: string; application_id: string | null }
): Promise<void> {
	const application = application_id
		? await trx
				.selectFrom('applications.application')
				.select(['id', 'reference', 'school_id', 'call_id'])
				.where('id', '=', application_id)
				.executeTakeFirst()
		: undefined;
	const sent = application ? (await lastSent(trx, context, application))?.sending : undefined;
	const topic = sent?.facts.topic;
	const first = sent?.facts.problems?.[0] ?? (topic && topic !== 'none' ? topic : undefined);
	const findings: Finding[] = (sent?.content.evidence ?? []).slice(0, mostFindings).map(({ framework, indicator, level, conclusion }) => ({
		id: newId(),
		framework,
		indicator,
		level,
		words: conclusion
	}));
	await trx
		.insertInto('projects.problem')
		.values({
			project_id: id,
			statement: line(first?.text ?? '').slice(0, 500),
			group_code: first?.code ?? null,
			findings: JSON.stringify(findings),
			changed_at: context.now,
			changed_by: by
		})
		.execute();
}
