import * as v from 'valibot';
import { done, inLocale, newId, refused, type Outcome } from '#platform';
import { record, within, writeMail, type Context } from '#platform/server';
import { siteAddress } from '#people/server';
import { phaseOf } from '#programmes';
import { callById } from './calls.ts';
import { questionAsked } from './mails/question-asked.ts';
import { understand } from './understand.ts';

const QuestionSchema = v.object({
	asked: v.pipe(v.string(), v.trim(), v.nonEmpty(), v.minGraphemes(5), v.maxLength(2000)),
	email: v.union([
		v.pipe(
			v.literal(''),
			v.transform(() => null)
		),
		v.null(),
		v.pipe(v.string(), v.trim(), v.toLowerCase(), v.email(), v.maxLength(200))
	])
});

/** How many questions an address may ask: five in an hour. */
const questions = { times: 5, seconds: 3600 };

/**
 * Asks the centre something about a call, with or without an address for the answer. `asker` tells askers apart for the
 * limit only and is not kept with the question.
 */
export function askQuestion(
	context: Context,
	{ call_id, asker, ...question }: { call_id: string; asked: string; email: string | null; asker: string }
): Promise<Outcome<{ id: string }, 'not_found' | 'call_closed' | 'too_many_questions' | 'not_understood'>> {
	return context.db.transaction().execute(async (trx) => {
		const call = await callById(trx, call_id);
		const phase = call ? phaseOf(call, context.now) : 'unpublished';
		if (!call || phase === 'unpublished') return refused('not_found');
		if (phase === 'closed') return refused('call_closed');
		const sent = understand(QuestionSchema, question);
		if (!sent.ok) return sent;
		if (!(await within(trx, context.now, 'question', asker, questions))) return refused('too_many_questions');

		const id = newId();
		const { asked, email } = sent.value;
		await trx
			.insertInto('programmes.question')
			.values({ id, call_id: call.id, asked, asked_by: email, asked_in: context.locale, asked_at: context.now })
			.execute();
		const address = siteAddress(`/programme/${call.programme.slug}/calls/${call.slug}/questions`, 'lt');
		await writeMail(
			trx,
			context.now,
			'question-asked',
			{ email: call.contact.email, locale: 'lt' },
			questionAsked.lt({ call: inLocale(call.name, 'lt'), asked, address })
		);
		await record(trx, context, {
			name: 'question.asked',
			subject: { kind: 'question', id },
			also: [
				{ kind: 'call', id: call.id },
				{ kind: 'centre', id: call.programme.centre_id }
			],
			particulars: { call: call.name, asked }
		});
		return done({ id });
	});
}
