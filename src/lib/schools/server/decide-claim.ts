import { dayOf, done, isId, refused, type Fault, type Outcome } from '#platform';
import { holds, organisationById, putInRole, siteAddress } from '#people/server';
import { record, stepThrough, writeMail, type Context, type Trx } from '#platform/server';
import { tidied } from '../written.ts';
import { answerersOf, answeringRoles, ask, claims, newToken, printOf, type Claim } from './claims.ts';
import { claimAnswer } from './mails/claim-answer.ts';
import { mayKeepRegister } from './may.ts';
import { lockSchool } from './queries.ts';

export type Answer = { answer: 'confirmed' | 'refused'; reason?: string };
type Settled = { school_id: string; answer: Answer['answer'] };
export type DecideRefusal = 'not_yours' | 'unknown_claim' | 'already_decided' | 'claim_expired' | 'faulty';

/** Answers a claim from the desk: an officer of the centre, or somebody who represents the school already. */
export function decideClaim(context: Context, input: Answer & { claim_id: string }): Promise<Outcome<Settled, DecideRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const claim = isId(input.claim_id) ? await lockClaim(trx, 'id', input.claim_id) : undefined;
		if (!claim) return refused('unknown_claim');
		const from = await deskOf(trx, context, claim);
		if (!from) return refused('not_yours');
		return settle(trx, context, claim, input, from);
	});
}

/** Answers a claim from the letter, without signing in. Who has the link has read the school's or a representative's mailbox. */
export function answerClaim(context: Context, input: Answer & { token: string }): Promise<Outcome<Settled, DecideRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		await stepThrough(trx, 'link');
		const claim = await lockClaim(trx, 'token_hash', printOf(input.token.slice(0, 200)));
		if (!claim) return refused('unknown_claim');
		return settle(trx, context, claim, input, claim.asked === 'representatives' ? 'representative' : 'registered_address');
	});
}

/** What the page behind the letter shows; opening it changes nothing. */
export function claimByToken({ db }: Context, token: string): Promise<Outcome<Claim, 'unknown_claim'>> {
	return db.transaction().execute(async (trx) => {
		await stepThrough(trx, 'link');
		const claim = await claims(trx)
			.where('claim.token_hash', '=', printOf(token.slice(0, 200)))
			.executeTakeFirst();
		return claim ? done(claim) : refused('unknown_claim');
	});
}

/** Takes one's own claim back. */
export function withdrawClaim(
	context: Context,
	input: { claim_id: string }
): Promise<Outcome<undefined, 'unknown_claim' | 'already_decided'>> {
	return context.db.transaction().execute(async (trx) => {
		const claim = isId(input.claim_id) ? await lockClaim(trx, 'id', input.claim_id) : undefined;
		if (!claim || claim.person_id !== context.actor.id) return refused('unknown_claim');
		if (claim.decision !== null) return refused('already_decided');
		await close(trx, context, claim, 'withdrawn', 'claimant', null);
		return done();
	});
}

type From = 'registered_address' | 'representative' | 'officer';

/** The school is locked first, as in `claimSchool`, so that two answers and a new claim take turns. */
async function lockClaim(trx: Trx, by: 'id' | 'token_hash', value: string): Promise<Claim | undefined> {
	const found = await claims(trx).where(`claim.${by}`, '=', value).executeTakeFirst();
	if (!found) return undefined;
	await lockSchool(trx, found.school_id);
	return claims(trx).where('claim.id', '=', found.id).executeTakeFirst();
}

async function deskOf(trx: Trx, context: Context, claim: Claim): Promise<From | undefined> {
	if (claim.person_id === context.actor.id) return undefined;
	if (context.actor.kind === 'person' && (await holds(trx, context.actor, answeringRoles(claim), claim.school_id, dayOf(context.now))))
		return 'representative';
	return (await mayKeepRegister(trx, context)) ? 'officer' : undefined;
}

async function settle(
	trx: Trx,
	context: Context,
	claim: Claim,
	{ answer, reason }: Answer,
	from: From
): Promise<Outcome<Settled, DecideRefusal>> {
	if (claim.decision !== null) return refused('already_decided');
	if (claim.expires_at <= context.now) return refused('claim_expired');
	const why = tidied((reason ?? '').slice(0, 5000));
	const faults = answer === 'refused' ? faultsOf(why) : [];
	if (faults.length > 0) return refused('faulty', faults);

	await close(trx, context, claim, answer, from, answer === 'refused' ? why : null);
	if (answer === 'confirmed') await giveRole(trx, context, claim);
	await tellClaimant(trx, context, claim, answer === 'confirmed', why);
	if (answer === 'confirmed') await askOthersAnew(trx, context, claim);
	return done({ school_id: claim.school_id, answer });
}

const faultsOf = (reason: string): Fault[] =>
	reason === ''
		? [{ field: 'reason', key: 'school_fault_reason_missing' }]
		: [...reason].length > 1000
			? [{ field: 'reason', key: 'school_fault_reason_long' }]
			: [];

async function close(
	trx: Trx,
	context: Context,
	claim: Claim,
	decision: 'confirmed' | 'refused' | 'withdrawn',
	from: From | 'claimant',
	reason: string | null
): Promise<void> {
	await trx
		.updateTable('schools.claim')
		.set({ decision, decided_at: context.now, decided_by: context.actor.id, decided_from: from, reason })
		.where('id', '=', claim.id)
		.execute();
	await record(trx, context, {
		name: `claim.${decision}`,
		subject: { kind: 'school', id: claim.school_id },
		also: [{ kind: 'person', id: claim.person_id }],
		particulars: { school: claim.school, claimant: claim.claimant, from }
	});
}

async function giveRole(trx: Trx, context: Context, claim: Claim): Promise<void> {
	const organisation = await organisationById(trx, claim.school_id);
	if (!organisation) return;
	await putInRole(trx, context, {
		person_id: claim.person_id,
		kind: claim.as_head ? 'school_head' : 'school_coordinator',
		organisation,
		starts_on: dayOf(context.now),
		ends_on: null,
		given_by: context.actor.id
	});
}

async function tellClaimant(trx: Trx, context: Context, claim: Claim, confirmed: boolean, reason: string): Promise<void> {
	if (!claim.claimant_email) return;
	const locale = claim.claimant_locale;
	const address = siteAddress(confirmed ? `/school/${claim.school_id}` : `/schools/${claim.school_id}`, locale);
	const letter = claimAnswer[locale]({ school: claim.school, confirmed, reason, address });
	await writeMail(trx, context.now, 'schools.claim_answer', { email: claim.claimant_email, locale, person_id: claim.person_id }, letter);
}

/** Somebody represents the school from now on, so others who wait are asked of them, by a new link. */
async function askOthersAnew(trx: Trx, context: Context, settled: Claim): Promise<void> {
	const others = await claims(trx)
		.where('claim.school_id', '=', settled.school_id)
		.where('claim.decision', 'is', null)
		.where('claim.expires_at', '>', context.now)
		.execute();
	for (const other of others) {
		if ((await answerersOf(trx, context.now, other)).length === 0) continue;
		const token = newToken();
		await trx
			.updateTable('schools.claim')
			.set({ asked: 'representatives', token_hash: printOf(token) })
			.where('id', '=', other.id)
			.execute();
		await ask(trx, context, { ...other, asked: 'representatives' }, token, null);
	}
}
