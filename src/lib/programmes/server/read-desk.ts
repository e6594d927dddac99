import { dayOf, done, refused, type Outcome } from '#platform';
import type { Context } from '#platform/server';
import { rolesOf } from '#people/server';
import { callBySlug, callsOfProgramme, type CallRecord } from './calls.ts';
import { editionsOf, type EditionRecord } from './editions.ts';
import { lateCodesOf, type LateCode } from './late-codes.ts';
import { manages } from './manages.ts';
import { programmeBySlug, programmesOfCentres, type ProgrammeRecord } from './programmes.ts';
import { questionsOf, type Question } from './questions.ts';
import { versionsOfRules, type Rules } from './rules.ts';

/** The programmes that the acting person manages, and the centres in whose name a new one can be made. */
export function readProgrammes({
	db,
	actor,
	now
}: Context): Promise<Outcome<{ centres: string[]; programmes: ProgrammeRecord[] }, 'not_allowed'>> {
	return db.transaction().execute(async (trx) => {
		const roles = actor.id === null ? [] : await rolesOf(trx, actor.id, dayOf(now));
		const centres = [...new Set(roles.filter(({ kind }) => kind === 'centre_officer').map(({ organisation_id }) => organisation_id))];
		if (centres.length === 0) return refused('not_allowed');
		return done({ centres, programmes: await programmesOfCentres(trx, centres) });
	});
}

export type ProgrammeDesk = { programme: ProgrammeRecord; editions: EditionRecord[]; calls: CallRecord[] };

/** A programme with its editions and calls, for its centre. */
export function readProgramme(context: Context, slug: string): Promise<Outcome<ProgrammeDesk, 'not_found' | 'not_allowed'>> {
	return context.db.transaction().execute(async (trx) => {
		const programme = await programmeBySlug(trx, slug);
		if (!programme) return refused('not_found');
		if (!(await manages(trx, context, programme.centre_id))) return refused('not_allowed');
		return done({ programme, editions: await editionsOf(trx, programme.id), calls: await callsOfProgramme(trx, programme.id) });
	});
}

export type CallDesk = { call: CallRecord; versions: Rules[]; questions: Question[]; lateCodes: LateCode[] };

/** A call with all versions of its rules, its questions and late codes, for the centre. */
export function readCallDesk(context: Context, slug: string): Promise<Outcome<CallDesk, 'not_found' | 'not_allowed'>> {
	return context.db.transaction().execute(async (trx) => {
		const call = await callBySlug(trx, slug);
		if (!call) return refused('not_found');
		if (!(await manages(trx, context, call.programme.centre_id))) return refused('not_allowed');
		const versions = await versionsOfRules(trx, call.id);
		return done({ call, versions, questions: await questionsOf(trx, call.id), lateCodes: await lateCodesOf(trx, call.id) });
	});
}
