import * as v from 'valibot';
import type { Context, Trx } from '#platform/server';
import { editionFor, type EditionOfCentre } from '#programmes/server';
import type { Form } from '../asked.ts';
import { forms } from '../form.ts';
import type { SurveyKind } from '../question.ts';
import { TemplateSchema, type Template } from '../template.ts';

/** `draft` is null where what is kept cannot be read: it can only be thrown away. */
export type TemplateRecord = {
	id: string;
	edition_id: string;
	kind: SurveyKind;
	draft: Template | null;
	revision: number;
	in_use: number | null;
};

/** The questionnaires that an edition has of its own. */
export const templatesOf = async (trx: Trx, editionId: string): Promise<TemplateRecord[]> =>
	(await templates(trx).where('edition_id', '=', editionId).execute()).map(parsed);

/** One of them, held until the transaction ends. */
export async function lockTemplate(trx: Trx, editionId: string, kind: SurveyKind): Promise<TemplateRecord | undefined> {
	const row = await templates(trx).where('edition_id', '=', editionId).where('kind', '=', kind).forUpdate().executeTakeFirst();
	return row && parsed(row);
}

const templates = (trx: Trx) => trx.selectFrom('evaluation.template').select(['id', 'edition_id', 'kind', 'draft', 'revision', 'in_use']);

type Row = Awaited<ReturnType<ReturnType<typeof templates>['executeTakeFirstOrThrow']>>;

const parsed = (row: Row): TemplateRecord => ({ ...row, kind: row.kind as SurveyKind, draft: draftIn(row.draft) });

function draftIn(kept: unknown): Template | null {
	const read = v.safeParse(TemplateSchema, kept);
	return read.success ? (read.output as Template) : null;
}

const templateIn = (kept: unknown): Template => v.parse(TemplateSchema, kept) as Template;

/** The form of a survey with the version of the edition's own questionnaire that it is; no version: ours. */
export type FormInUse = { form: Form; version: { template_id: string; template_version: number } | null };

/** The form by which surveys of a kind are opened in an edition now. What ours advises holds for both: by its questions. */
export async function formInUse(trx: Trx, editionId: string, kind: SurveyKind): Promise<FormInUse> {
	const version = await versions(trx)
		.innerJoin('evaluation.template as t', (join) => join.onRef('t.id', '=', 'v.template_id').onRef('t.in_use', '=', 'v.number'))
		.where('t.edition_id', '=', editionId)
		.where('t.kind', '=', kind)
		.executeTakeFirst();
	return asForm(kind, version);
}

/** The form by which a survey was opened. */
export async function formOfSurvey(
	trx: Trx,
	survey: { kind: SurveyKind; template_id: string | null; template_version: number | null }
): Promise<Form> {
	if (survey.template_id === null || survey.template_version === null) return forms[survey.kind];
	const version = await versions(trx)
		.where('v.template_id', '=', survey.template_id)
		.where('v.number', '=', survey.template_version)
		.executeTakeFirst();
	return asForm(survey.kind, version).form;
}

const versions = (trx: Trx) => trx.selectFrom('evaluation.template_version as v').select(['v.template_id', 'v.number', 'v.content']);

function asForm(kind: SurveyKind, version: { template_id: string; number: number; content: unknown } | undefined): FormInUse {
	if (!version) return { form: forms[kind], version: null };
	const { template_id, number, content } = version;
	return { form: { ...templateIn(content), advice: forms[kind].advice }, version: { template_id, template_version: number } };
}

/** The edition of an officer with its questionnaire of a kind, held. */
export async function templateFor(
	trx: Trx,
	context: Context,
	{ edition_id, kind }: { edition_id: string; kind: SurveyKind }
): Promise<{ edition: EditionOfCentre; template: TemplateRecord | undefined } | undefined> {
	const edition = await editionFor(trx, context, edition_id);
	return edition && { edition, template: await lockTemplate(trx, edition.id, kind) };
}
