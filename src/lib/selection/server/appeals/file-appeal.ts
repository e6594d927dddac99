import { dayInWords, dayOf, done, inLocale, isId, newId, refused, type Outcome } from '#platform';
import { record, writeMail, type Context, type Trx } from '#platform/server';
import { accessTo, lockApplication } from '#applications/server';
import { holds, holdersOf, siteAddress } from '#people/server';
import { callById, type CallRecord } from '#programmes/server';
import { answerDay, isWithin, lastMinuteAfter } from '../../clocks.ts';
import { actById } from '../act.ts';
import { roundOfCall } from '../centre-round.ts';
import { appealFiled } from '../mails/appeals.ts';
import { standingsOf } from '../standings.ts';

export type FileAppeal = { application_id: string; grounds: string };
export type FileRefusal =
	'not_found' | 'not_allowed' | 'withdrawn' | 'nothing_to_appeal' | 'appeal_late' | 'appealed_already' | 'not_understood';

/**
 * A school asks that the decision about its application be looked at again: within the scheme's days from the letter, once
 * a decision, with grounds in words. The head and the coordinators may. The day by which the centre answers is kept.
 */
export function fileAppeal(context: Context, { application_id, grounds }: FileAppeal): Promise<Outcome<{ due_on: string }, FileRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const { actor, now } = context;
		const seen = isId(application_id) ? await accessTo(trx, context, application_id) : undefined;
		if (!seen || seen.claimed) return refused('not_found');
		const round = await roundOfCall(trx, seen.call_id, true);
		const application = await lockApplication(trx, context, application_id);
		const call = await callById(trx, seen.call_id);
		if (!round || !application || !call) return refused('nothing_to_appeal');
		if (actor.kind !== 'person' || !(await holds(trx, actor, ['school_head', 'school_coordinator'], application.school_id, dayOf(now))))
			return refused('not_allowed');
		if (application.state === 'withdrawn') return refused('withdrawn');
		const [decision] = await standingsOf(trx, round.id, application_id);
		const act = decision?.act_id ? await actById(trx, decision.act_id) : undefined;
		if (!decision || !act || decision.sent_at === null || decision.outcome === 'accepted') return refused('nothing_to_appeal');
		if (await isAppealed(trx, decision.id)) return refused('appealed_already');
		if (!isWithin(lastMinuteAfter(decision.sent_at, act.scheme.appeal_days), now)) return refused('appeal_late');
		const said = grounds.trim();
		const length = [...said].length;
		if (length < 20) return refused('not_understood', [{ field: 'grounds', key: 'selection_fault_grounds' }]);
		if (length > 10_000)
			return refused('not_understood', [{ field: 'grounds', key: 'selection_fault_too_long', values: { most: 10_000 } }]);

		const appeal = { id: newId(), due_on: answerDay(now, act.scheme.answer_days) };
		await trx
			.insertInto('selection.appeal')
			.values({ ...appeal, application_id, decision_id: decision.id, grounds: said, filed_at: now, filed_by: actor.id })
			.execute();
		await record(trx, context, {
			name: 'appeal.filed',
			subject: { kind: 'application', id: application_id },
			also: [
				{ kind: 'school', id: application.school_id },
				{ kind: 'round', id: round.id }
			],
			particulars: { reference: application.reference, due_on: appeal.due_on }
		});
		await tellCentre(trx, context, call, { ...appeal, reference: application.reference, school: decision.school });
		return done({ due_on: appeal.due_on });
	});
}

const isAppealed = async (trx: Trx, decisionId: string): Promise<boolean> =>
	(await trx.selectFrom('selection.appeal').select('id').where('decision_id', '=', decisionId).executeTakeFirst()) !== undefined;

async function tellCentre(
	trx: Trx,
	context: Context,
	call: CallRecord,
	appeal: { id: string; due_on: string; reference: string; school: string }
): Promise<void> {
	const path = `/programme/${call.programme.slug}/calls/${call.slug}/selection/appeals/${appeal.id}`;
	for (const { person_id, email, locale } of await holdersOf(trx, call.programme.centre_id, ['centre_officer'], dayOf(context.now))) {
		if (email === null) continue;
		const letter = appealFiled[locale]({
			reference: appeal.reference,
			school: appeal.school,
			call: inLocale(call.name, locale),
			due: dayInWords(appeal.due_on, locale),
			address: siteAddress(path, locale)
		});
		await writeMail(trx, context.now, 'appeal-filed', { email, locale, person_id }, letter, `appeal.filed:${appeal.id}:${email}`);
	}
}
