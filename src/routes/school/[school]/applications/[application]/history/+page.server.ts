import { inLocale } from '#platform';
import { fieldsOf } from '#programmes';
import { readHistory } from '#applications/server';
import { answerInWords } from '#lib/applications/ui/answer-in-words.ts';
import { frameOf, openDraft, sentence } from '../draft.server.ts';
import type { PageServerLoad } from './$types';

type Shown = { at: Date; by: string | null; title: string; before: string | null; after: string | null };

export const load: PageServerLoad = async (event) => {
	const { context } = event.locals;
	const draft = await openDraft(event);
	const fields = new Map(fieldsOf(draft.rules.form).map((field) => [field.key, field]));
	const history = (await readHistory(context, draft.application.id)) ?? [];
	return {
		frame: frameOf(draft, context),
		entries: history.flatMap((entry): Shown[] => {
			if (entry.kind === 'event')
				return [
					{
						at: entry.at,
						by: entry.by,
						title: sentence(`event_${entry.name.replace('.', '_')}`, entry.particulars as Record<string, string>),
						before: null,
						after: null
					}
				];
			const field = fields.get(entry.field);
			if (!field) return [];
			const words = (value: typeof entry.value) => answerInWords(field, value, context.locale, draft.rules.topics).join('; ');
			return [
				{ at: entry.at, by: entry.by, title: inLocale(field.label, context.locale), before: words(entry.before), after: words(entry.value) }
			];
		})
	};
};
