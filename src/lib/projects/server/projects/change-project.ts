import { dayOf, done, line, refused, type Outcome } from '#platform';
import { record, type Context } from '#platform/server';
import { holds } from '#people/server';
import { isVisibility, titleBounds, visibilities, type Visibility } from '../../project.ts';
import { lengthFault } from '../../text.ts';
import { open, projectOfTeam, type WriteRefusal } from './part-in.ts';
import { subjectsOf } from './project-record.ts';

export type ChangeProject = { project_id: string; title: string; visibility: string; anonymous: boolean; seen: number };
export type ChangeProjectRefusal = WriteRefusal | 'not_voice' | 'project_faulty' | 'changed_meanwhile';

/**
 * Changes the topic of a project, who sees it, and whether its school is named in what others read. The team does so (B-09); to show
 * it beyond the network, or to name a school that was not named, is for the head or the coordinator. Once it is over it may still be
 * shown to fewer, and without the school's name.
 */
export function changeProject(context: Context, input: ChangeProject): Promise<Outcome<undefined, ChangeProjectRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const { actor, now } = context;
		const found = await projectOfTeam(trx, context, input.project_id);
		if (!found.ok) return found;
		const project = found.value;
		const goesOn = open(project, context);
		const title = line(input.title);
		const visibility = isVisibility(input.visibility) ? input.visibility : undefined;
		const faults = [
			...lengthFault('title', title, { ...titleBounds, missing: 'title' }),
			...(visibility ? [] : [{ field: 'visibility', key: 'projects_fault_visibility' }])
		];
		if (faults.length > 0 || !visibility) return refused('project_faulty', faults);
		const only = title === project.title && !isWider(visibility, project.visibility) && (input.anonymous || !project.anonymous);
		const opens = (isWider(visibility, project.visibility) && isWider(visibility, 'network')) || (project.anonymous && !input.anonymous);
		if (!goesOn.ok && !only) return goesOn;
		if (opens && !(await holds(trx, actor, ['school_head', 'school_coordinator'], project.school_id, dayOf(now))))
			return refused('not_voice');
		if (project.revision !== input.seen) return refused('changed_meanwhile');
		await trx
			.updateTable('projects.project')
			.set({ title, visibility, anonymous: input.anonymous, revision: project.revision + 1 })
			.where('id', '=', project.id)
			.execute();
		await record(trx, context, { name: 'project.changed', ...subjectsOf(project), particulars: { title } });
		return done();
	});
}

const isWider = (one: Visibility, other: Visibility): boolean => visibilities.indexOf(one) > visibilities.indexOf(other);
