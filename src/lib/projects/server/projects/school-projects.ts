import { dayOf, done, isId, refused, type Outcome, type Text } from '#platform';
import type { Context, Trx } from '#platform/server';
import { belongsOn, membershipsOf, networkById } from '#networks/server';
import { rolesOf } from '#people/server';
import { schoolById } from '#schools/server';
import { isOpenOn, type Part } from '../../project.ts';
import { partsIn } from './part-in.ts';
import { projectsOf, type ProjectRecord } from './project-record.ts';

export type SchoolProjects = {
	school: { id: string; name: string };
	projects: { project: ProjectRecord; part: Part; open: boolean }[];
	/** The networks in whose edition the school may begin a project now: for its own people. */
	begins: { id: string; name: Text; programme: Text; edition: Text }[];
};

/** The projects of a school, for its own people and for whoever may see at least one of them. */
export function readSchoolProjects(context: Context, schoolId: string): Promise<Outcome<SchoolProjects, 'not_found'>> {
	return context.db.transaction().execute(async (trx) => {
		const { actor, now } = context;
		const today = dayOf(now);
		const school = isId(schoolId) ? await schoolById(trx, schoolId, today) : undefined;
		if (!school) return refused('not_found');
		const own = actor.kind === 'person' && (await rolesOf(trx, actor.id, today)).some((role) => isTeam(role, school.id));
		const all = await projectsOf(trx, context, { school: school.id });
		const parts = await partsIn(trx, context, all);
		const projects = all.flatMap((project) => {
			const part = parts.get(project.id);
			return part ? [{ project, part, open: isOpenOn(project, today) }] : [];
		});
		if (!own && projects.length === 0) return refused('not_found');
		return done({
			school: { id: school.id, name: school.name },
			projects,
			begins: own ? await beginnable(trx, context, school.id, all) : []
		});
	});
}

const isTeam = ({ kind, organisation_id }: { kind: string; organisation_id: string }, schoolId: string): boolean =>
	organisation_id === schoolId && ['school_head', 'school_coordinator', 'team_member'].includes(kind);

/** Networks of today in whose edition the school has no project at work. */
async function beginnable(
	trx: Trx,
	{ now }: Pick<Context, 'now'>,
	schoolId: string,
	projects: readonly ProjectRecord[]
): Promise<SchoolProjects['begins']> {
	const today = dayOf(now);
	const rows = await trx.selectFrom('networks.membership').select('network_id').distinct().where('school_id', '=', schoolId).execute();
	const members = (
		await membershipsOf(
			trx,
			rows.map(({ network_id }) => network_id),
			today
		)
	).filter((one) => one.school_id === schoolId && belongsOn(one, today));
	const networks = [];
	for (const { network_id } of members) networks.push(await networkById(trx, network_id));
	return networks.flatMap((network) =>
		network &&
		network.closed_on === null &&
		today <= network.edition.ends_on &&
		!projects.some(({ edition_id, ended_at }) => edition_id === network.edition_id && ended_at === null)
			? [{ id: network.id, name: network.name, programme: network.programme.name, edition: network.edition.name }]
			: []
	);
}
