import * as v from 'valibot';
import { done, newId, refused, type Outcome } from '#platform';
import { record, type Context, type Trx } from '#platform/server';
import type { Form } from '../asked.ts';
import { forms } from '../form.ts';
import type { SurveyKind } from '../question.ts';
import { contradictionsIn, TemplateSchema, type Template } from '../template.ts';
import { templateFor, type TemplateRecord } from './templates.ts';

export type TemplateNamed = { edition_id: string; kind: SurveyKind };

/**
 * An officer copies our questionnaire for an edition, to write another; where there is a copy already, it stays
 * as it is. One that cannot be read is thrown away for a new copy.
 */
export function copyTemplate(context: Context, named: TemplateNamed): Promise<Outcome<undefined, 'not_found'>> {
	return context.db.transaction().execute(async (trx) => {
		const found = await templateFor(trx, context, named);
		if (!found) return refused('not_found');
		if (found.template?.draft) return done();
		const { advice: _, ...ours } = forms[named.kind];
		if (found.template) {
			await writeDraft(trx, found.template, ours);
			return done();
		}
		await trx
			.insertInto('evaluation.template')
			.values({
				...{ id: newId(), edition_id: found.edition.id, kind: named.kind, draft: JSON.stringify(ours) },
				...{ begun_at: context.now, begun_by: context.actor.id }
			})
			.onConflict((conflict) => conflict.columns(['edition_id', 'kind']).doNothing())
			.execute();
		return done();
	});
}

export type ChangeTemplateRefusal = 'not_found' | 'changed_meanwhile' | 'draft_wrong';

/**
 * An officer changes the draft of a questionnaire. It may contradict itself meanwhile, and asks nobody before it is put into use.
 * Whoever has not seen the latest draft (`seen`) saves over nobody (`changed_meanwhile`). What could not be read again, a draft of
 * more than sixty questions above all, is not kept (`draft_wrong`).
 */
export function changeTemplate(
	context: Context,
	{ seen, draft, ...named }: TemplateNamed & { seen: number; draft: Template }
): Promise<Outcome<undefined, ChangeTemplateRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const template = (await templateFor(trx, context, named))?.template;
		if (!template) return refused('not_found');
		if (template.revision !== seen) return refused('changed_meanwhile');
		if (!v.safeParse(TemplateSchema, draft).success) return refused('draft_wrong');
		await writeDraft(trx, template, draft);
		return done();
	});
}

export type UseTemplateRefusal = 'not_found' | 'changed_meanwhile' | 'contradictory';

/**
 * From now on the edition's surveys of this kind are opened by the draft as the officer saw it: it becomes a version that nobody
 * changes any more. What contradicts itself is not put into use (`contradictory`). Surveys that are open stay as they are.
 */
export function useTemplate(
	context: Context,
	{ seen, ...named }: TemplateNamed & { seen: number }
): Promise<Outcome<number, UseTemplateRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const found = await templateFor(trx, context, named);
		if (!found?.template) return refused('not_found');
		const { id, draft, revision } = found.template;
		if (revision !== seen) return refused('changed_meanwhile');
		if (!draft || contradictionsIn(named.kind, draft).length > 0) return refused('contradictory');
		const number = (await lastVersion(trx, id)) + 1;
		await trx
			.insertInto('evaluation.template_version')
			.values({ template_id: id, number, content: JSON.stringify(draft), made_at: context.now, made_by: context.actor.id })
			.execute();
		await trx.updateTable('evaluation.template').set({ in_use: number }).where('id', '=', id).execute();
		await record(trx, context, {
			name: 'template.put_into_use',
			subject: { kind: 'edition', id: found.edition.id },
			particulars: { kind: named.kind, edition: found.edition.name, number }
		});
		return done(number);
	});
}

/** From now on the edition's surveys of this kind are opened by our questionnaire again; the draft stays. */
export function returnToOurs(context: Context, named: TemplateNamed): Promise<Outcome<undefined, 'not_found'>> {
	return context.db.transaction().execute(async (trx) => {
		const found = await templateFor(trx, context, named);
		if (!found?.template) return refused('not_found');
		if (found.template.in_use === null) return done();
		await trx.updateTable('evaluation.template').set({ in_use: null }).where('id', '=', found.template.id).execute();
		await record(trx, context, {
			name: 'template.dropped',
			subject: { kind: 'edition', id: found.edition.id },
			particulars: { kind: named.kind, edition: found.edition.name }
		});
		return done();
	});
}

const writeDraft = (trx: Trx, { id, revision }: TemplateRecord, draft: Omit<Template, 'questions'> & Pick<Form, 'questions'>) =>
	trx
		.updateTable('evaluation.template')
		.set({ draft: JSON.stringify(draft), revision: revision + 1 })
		.where('id', '=', id)
		.execute();

async function lastVersion(trx: Trx, templateId: string): Promise<number> {
	const { last } = await trx
		.selectFrom('evaluation.template_version')
		.select((eb) => eb.fn.max('number').as('last'))
		.where('template_id', '=', templateId)
		.executeTakeFirstOrThrow();
	return last ?? 0;
}
