import { done, newId, refused, type Outcome } from '#platform';
import { record, type Context, type Trx } from '#platform/server';
import { mostFindings, readFinding, type TypedFinding } from '../../finding.ts';
import { readCauses, readWords, type TypedBone, type TypedWords } from '../../problem.ts';
import { projectToWrite, type WriteRefusal } from '../projects/part-in.ts';
import { subjectsOf, type ProjectRecord } from '../projects/project-record.ts';
import { groupsOfEdition } from './groups.ts';
import { markOfCauses, markOfWords, problemOf } from './problem-record.ts';

export type ChangeProblemRefusal = WriteRefusal | 'problem_faulty' | 'changed_meanwhile';
type Changed = Promise<Outcome<undefined, ChangeProblemRefusal>>;

/** Writes the problem in words: what is wrong, whom it concerns, how it is known. `seen` is the mark of the words that were read. */
export function saveProblemWords(context: Context, input: TypedWords & { project_id: string; seen: string }): Changed {
	return changing(context, input.project_id, async (trx, project) => {
		const before = await problemOf(trx, project.id);
		const groups = await groupsOfEdition(trx, project.edition_id);
		const read = readWords(input, [...groups.map(({ code }) => code), ...(before.group_code ? [before.group_code] : [])]);
		if ('faults' in read) return refused('problem_faulty', read.faults);
		if (markOfWords(before) !== input.seen) return refused('changed_meanwhile');
		return done(read.words);
	});
}

/** Writes the causes as a fishbone. `seen` is the mark of the causes that were read. */
export function saveCauses(context: Context, input: { project_id: string; bones: readonly TypedBone[]; seen: string }): Changed {
	return changing(context, input.project_id, async (trx, project) => {
		const before = await problemOf(trx, project.id);
		const read = readCauses(input.bones);
		if ('faults' in read) return refused('problem_faulty', read.faults);
		if (markOfCauses(before.causes) !== input.seen) return refused('changed_meanwhile');
		return done({ causes: JSON.stringify(read.bones) });
	});
}

/** Adds a finding of the self-evaluation (E-01 … E-03), or with an id writes that one anew. */
export function saveFinding(context: Context, input: TypedFinding & { project_id: string; id?: string }): Changed {
	return changing(context, input.project_id, async (trx, project) => {
		const { findings } = await problemOf(trx, project.id);
		if (input.id !== undefined && !findings.some(({ id }) => id === input.id)) return refused('not_found');
		const read = readFinding(input);
		if ('faults' in read) return refused('problem_faulty', read.faults);
		if (input.id === undefined && findings.length >= mostFindings)
			return refused('problem_faulty', [{ field: 'indicator', key: 'projects_fault_many_findings', values: { most: mostFindings } }]);
		const finding = { id: input.id ?? newId(), ...read.finding };
		const next = input.id === undefined ? [...findings, finding] : findings.map((one) => (one.id === input.id ? finding : one));
		return done({ findings: JSON.stringify(next) });
	});
}

/** Takes a finding away. One that is gone already is no fault. */
export function removeFinding(context: Context, input: { project_id: string; id: string }): Changed {
	return changing(context, input.project_id, async (trx, project) => {
		const { findings } = await problemOf(trx, project.id);
		return done({ findings: JSON.stringify(findings.filter(({ id }) => id !== input.id)) });
	});
}

type Values = Partial<{
	statement: string;
	group_code: string | null;
	concerns: string;
	known_from: string;
	causes: string;
	findings: string;
}>;
type Decide = (trx: Trx, project: ProjectRecord) => Promise<Outcome<Values, ChangeProblemRefusal>>;

/** One change of a problem by the team of its project, in its turn. */
const changing = (context: Context, projectId: string, decide: Decide): Changed =>
	context.db.transaction().execute(async (trx) => {
		const found = await projectToWrite(trx, context, projectId);
		if (!found.ok) return found;
		const decided = await decide(trx, found.value);
		if (!decided.ok) return decided;
		if (context.actor.kind !== 'person') return refused('not_found');
		await trx
			.updateTable('projects.problem')
			.set({ ...decided.value, changed_at: context.now, changed_by: context.actor.id })
			.set(({ eb }) => ({ revision: eb('revision', '+', 1) }))
			.where('project_id', '=', found.value.id)
			.execute();
		await record(trx, context, {
			name: 'problem.changed',
			...subjectsOf(found.value),
			particulars: { title: found.value.title }
		});
		return done();
	});
