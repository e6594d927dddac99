import { digestOf } from '#applications';
import type { Seen } from '#projects';
import { beginPlan, freezePlan, readPlan, saveAction, savePlanTexts, type TypedAction } from '#projects/server';
import { today, type TestDatabase } from './database.ts';
import { value } from './deciding.ts';
import { openProject, somebodyIn, type ProjectStage } from './projects.ts';

const typedAction: TypedAction = {
	objective: 'Pamokoje klausia mokiniai',
	action: 'Kolegos stebi pamokas',
	responsible: 'Rūta Mokytoja',
	performers: 'komanda',
	from_on: '2026-12-01',
	to_on: '2027-03-01',
	funds: 'lėšų nereikia',
	expected: '',
	indicator: 'Mokinių klausimai per pamoką',
	start_value: '2',
	target_value: '6',
	target_on: '2027-05-01',
	state: 'planned'
};
const nothing: Seen = { revision: 0, digest: digestOf('') };

export const after = (days: number): Date => new Date(today.getTime() + days * 86_400_000);
export const dayAfter = (days: number): string => after(days).toISOString().slice(0, 10);

/** A project whose plan people write: its school's team of two, and how they write in it. */
export async function openPlan(db: TestDatabase) {
	const stage: ProjectStage = await openProject(db);
	const colleague = await somebodyIn(db, stage.school.id, 'team_member', 'Jonas Kolega');
	const texts = (who: string, key: string, text: string, seen: Seen = nothing) =>
		savePlanTexts(db.as(who), { project_id: stage.project, texts: [{ key, text, seen }] });
	const act = (who: string, more: Partial<TypedAction> = {}, action_id: string | null = null, seen: Seen = nothing) =>
		saveAction(db.as(who), { project_id: stage.project, ...typedAction, ...more, action_id, seen });
	const desk = async (who: string = stage.teacher) => value(await readPlan(db.as(who), stage.project));
	const newest = async () => (await desk()).plans[0]!;
	return { stage, colleague, texts, act, desk, newest };
}

/** The same with a first version that says what, by whom and until when; `frozen`: it was put to approval. */
export async function writtenPlan(db: TestDatabase, { frozen = false } = {}) {
	const open = await openPlan(db);
	const { stage, texts, act, newest } = open;
	value(await beginPlan(db.as(stage.teacher), stage.project));
	value(await texts(stage.teacher, 'goal', 'Per pamoką klausia bent šeši mokiniai'));
	value(await act(stage.teacher));
	if (frozen) value(await freezePlan(db.as(stage.school.head), { project_id: stage.project, seen_revision: (await newest()).revision }));
	return open;
}
