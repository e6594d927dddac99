import { isDeepStrictEqual } from 'node:util';
import { done, refused, type Outcome } from '#platform';
import type { Context } from '#platform/server';
import { editionFor, type EditionOfCentre } from '#programmes/server';
import { surveyKinds, type SurveyKind } from '../question.ts';
import { contradictionsIn, type Contradiction, type Template } from '../template.ts';
import { formInUse, templatesOf } from './templates.ts';

export type TemplateView = {
	kind: SurveyKind;
	/** By what surveys are opened now. */
	used: Template;
	/** The version of the edition's own that is in use; null: ours is. */
	in_use: number | null;
	/** What officers have written cannot be read. */
	broken: boolean;
	/** What officers are writing; null where they have not begun, and where it cannot be read. */
	draft: { template: Template; revision: number; contradictions: Contradiction[]; differs: boolean } | null;
};

/** The questionnaires of an edition for an officer of its centre: what is asked now, and what is being written. */
export function readTemplates(
	context: Context,
	{ edition_id }: { edition_id: string }
): Promise<Outcome<{ edition: EditionOfCentre; templates: TemplateView[] }, 'not_found'>> {
	return context.db.transaction().execute(async (trx) => {
		const edition = await editionFor(trx, context, edition_id);
		if (!edition) return refused('not_found');
		const own = await templatesOf(trx, edition.id);
		const templates: TemplateView[] = [];
		for (const kind of surveyKinds) {
			const { advice: _, questions, ...timing } = (await formInUse(trx, edition.id, kind)).form;
			const used = { ...timing, questions: [...questions] };
			const one = own.find((template) => template.kind === kind);
			templates.push({
				...{ kind, used, in_use: one?.in_use ?? null, broken: one?.draft === null },
				draft: one?.draft
					? {
							...{ template: one.draft, revision: one.revision, contradictions: contradictionsIn(kind, one.draft) },
							differs: !isDeepStrictEqual(one.draft, used)
						}
					: null
			});
		}
		return done({ edition, templates });
	});
}
