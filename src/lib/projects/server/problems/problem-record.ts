import { createHash } from 'node:crypto';
import * as v from 'valibot';
import type { Trx } from '#platform/server';
import { FindingsSchema, type Finding } from '../../finding.ts';
import { CausesSchema, type Bone, type Words } from '../../problem.ts';

export type ProblemRecord = Words & {
	causes: Bone[];
	findings: Finding[];
	published_at: Date | null;
	changed_at: Date;
	changed_by: string;
};

/** The problem of a project. */
export async function problemOf(trx: Trx, projectId: string): Promise<ProblemRecord> {
	const row = await trx
		.selectFrom('projects.problem as problem')
		.innerJoin('people.person as person', 'person.id', 'problem.changed_by')
		.select(['statement', 'group_code', 'concerns', 'known_from', 'causes', 'findings', 'published_at', 'changed_at'])
		.select('person.name as changed_by')
		.where('project_id', '=', projectId)
		.executeTakeFirstOrThrow();
	return { ...row, causes: v.parse(CausesSchema, row.causes), findings: v.parse(FindingsSchema, row.findings) };
}

/** A mark of what stands: a form sends the one it was drawn with, so that what a colleague has written meanwhile is not lost. */
export const markOf = (value: unknown): string => createHash('sha256').update(JSON.stringify(value)).digest('base64url').slice(0, 16);

export const markOfWords = ({ statement, group_code, concerns, known_from }: Words): string =>
	markOf([statement, group_code, concerns, known_from]);

export const markOfCauses = (bones: readonly Bone[]): string =>
	markOf(bones.map(({ words, causes }) => [words, causes.map((cause) => [cause.words, cause.chosen])]));
