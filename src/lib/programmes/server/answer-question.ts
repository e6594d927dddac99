import * as v from 'valibot';
import { done, inLocale, isId, refused, type Locale, type Outcome } from '#platform';
import { record, writeMail, type Context, type Trx } from '#platform/server';
import { siteAddress } from '#people/server';
import { callById, type CallRecord } from './calls.ts';
import { questionAnswered } from './mails/question-answered.ts';
import { manages } from './manages.ts';
import { understand } from './understand.ts';

const AnswerSchema = v.object({ answer: v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(5000)) });

/** Answers a question once for all: on the page of the call, and by a letter to whoever asked, whose address is then forgotten. */
export function answerQuestion(
	context: Context,
	{ question_id, ...given }: { question_id: string; answer: string }
): Promise<Outcome<undefined, 'not_found' | 'not_allowed' | 'not_understood'>> {
	return context.db.transaction().execute(async (trx) => {
		const found = await lockQuestion(trx, question_id);
		if (!found) return refused('not_found');
		const { question, call } = found;
		if (!(await manages(trx, context, call.programme.centre_id))) return refused('not_allowed');
		const sent = understand(AnswerSchema, given);
		if (!sent.ok) return sent;

		const { answer } = sent.value;
		await trx
			.updateTable('programmes.question')
			.set({ answer, answered_at: context.now, answered_by: context.actor.id, asked_by: null })
			.where('id', '=', question.id)
			.execute();
		if (question.asked_by !== null) {
			const locale: Locale = question.asked_in === 'en' ? 'en' : 'lt';
			const letter = questionAnswered[locale]({
				call: inLocale(call.name, locale),
				asked: question.asked,
				answer,
				contact: call.contact,
				address: siteAddress(`/calls/${call.slug}`, locale)
			});
			await writeMail(
				trx,
				context.now,
				'question-answered',
				{ email: question.asked_by, locale },
				letter,
				`question-answered:${question.id}`
			);
		}
		await record(trx, context, {
			name: 'question.answered',
			subject: { kind: 'question', id: question.id },
			also: [
				{ kind: 'call', id: call.id },
				{ kind: 'centre', id: call.programme.centre_id }
			],
			particulars: { call: call.name, asked: question.asked, answer }
		});
		return done();
	});
}

/** Keeps a question from the page of the call, or shows it again. */
export function hideQuestion(
	context: Context,
	{ question_id, hidden }: { question_id: string; hidden: boolean }
): Promise<Outcome<undefined, 'not_found' | 'not_allowed'>> {
	return context.db.transaction().execute(async (trx) => {
		const found = await lockQuestion(trx, question_id);
		if (!found) return refused('not_found');
		const { question, call } = found;
		if (!(await manages(trx, context, call.programme.centre_id))) return refused('not_allowed');
		if ((question.hidden_at !== null) === hidden) return done();

		await trx
			.updateTable('programmes.question')
			.set(hidden ? { hidden_at: context.now, hidden_by: context.actor.id } : { hidden_at: null, hidden_by: null })
			.where('id', '=', question.id)
			.execute();
		await record(trx, context, {
			name: hidden ? 'question.hidden' : 'question.shown',
			subject: { kind: 'question', id: question.id },
			also: [
				{ kind: 'call', id: call.id },
				{ kind: 'centre', id: call.programme.centre_id }
			],
			particulars: { call: call.name }
		});
		return done();
	});
}

async function lockQuestion(trx: Trx, id: string) {
	if (!isId(id)) return undefined;
	const question = await trx.selectFrom('programmes.question').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
	const call: CallRecord | undefined = question && (await callById(trx, question.call_id));
	return question && call && { question, call };
}
