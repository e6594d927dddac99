import { createHash, randomBytes } from 'node:crypto';
import { addDays, dayOf, done, isId, newId, refused, type Day, type Outcome } from '#platform';
import { record, stepThrough, within, type Context, type Trx } from '#platform/server';

/** For so many days a phone is known; then it is prepared anew. */
export const deviceDays = 90;

/** So many phones of one person are known at once. */
export const devicesOfAPerson = 10;

/** How often phones are prepared and let go again. */
const preparing = { times: 20, seconds: 86_400 };

export type RegisterRefusal = 'not_signed_in' | 'leads_nothing' | 'too_many_devices';
export type Registered = { device_id: string; token: string; lecturer: { id: string; name: string } };

/**
 * Makes a phone one on which the acting person takes attendance without a network, for 90 days. Its token is told this once;
 * the database keeps its print. Refused to whoever leads nothing, and from the eleventh phone on.
 */
export function registerDevice(context: Context, { name }: { name: string }): Promise<Outcome<Registered, RegisterRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const { actor, now } = context;
		if (actor.kind !== 'person') return refused('not_signed_in');
		const person = await trx.selectFrom('people.person').select(['id', 'name']).where('id', '=', actor.id).forUpdate().executeTakeFirst();
		if (!person || !(await leads(trx, actor.id))) return refused('leads_nothing');
		if ((await devicesOf(trx, actor.id, now)).length >= devicesOfAPerson) return refused('too_many_devices');
		if (!(await within(trx, now, 'device.register', actor.id, preparing))) return refused('too_many_devices');
		const token = randomBytes(32).toString('base64url');
		const device = { id: newId(), name: name.trim().slice(0, 80) || '?' };
		await trx
			.insertInto('delivery.device')
			.values({ ...device, person_id: actor.id, token_hash: printOf(token), registered_at: now })
			.execute();
		await record(trx, context, {
			name: 'device.registered',
			subject: { kind: 'person', id: actor.id },
			particulars: { device: device.name }
		});
		return done({ device_id: device.id, token, lecturer: { id: person.id, name: person.name } });
	});
}

const leads = async (trx: Trx, person_id: string): Promise<boolean> =>
	(await trx
		.selectFrom('delivery.lecturer')
		.select('delivery_id')
		.where('person_id', '=', person_id)
		.where('removed_at', 'is', null)
		.executeTakeFirst()) !== undefined;

export type Device = { id: string; name: string; registered_at: Date; seen_at: Date | null; until: Day };

/** One's own phones that are known now, the last registered first. */
export function readDevices(context: Context): Promise<Outcome<Device[], 'not_signed_in'>> {
	return context.db.transaction().execute(async (trx) => {
		const { actor, now } = context;
		return actor.kind === 'person' ? done(await devicesOf(trx, actor.id, now)) : refused('not_signed_in');
	});
}

async function devicesOf(trx: Trx, person_id: string, now: Date): Promise<Device[]> {
	const rows = await trx
		.selectFrom('delivery.device')
		.select(['id', 'name', 'registered_at', 'seen_at'])
		.where('person_id', '=', person_id)
		.where('revoked_at', 'is', null)
		.where('registered_at', '>', knownFrom(now))
		.orderBy('registered_at', 'desc')
		.orderBy('id')
		.execute();
	return rows.map((row) => ({ ...row, until: untilOf(row) }));
}

const knownFrom = (now: Date): Date => new Date(now.getTime() - deviceDays * 86_400_000);
const untilOf = ({ registered_at }: { registered_at: Date }): Day => addDays(dayOf(registered_at), deviceDays);

/** Lets a phone come no more: a lost one, or one that has been forgotten. What it sent stays. Only one's own; twice is once. */
export function revokeDevice(context: Context, { id }: { id: string }): Promise<Outcome<undefined, 'not_found'>> {
	return context.db.transaction().execute(async (trx) => {
		const { actor, now } = context;
		if (actor.kind !== 'person' || !isId(id)) return refused('not_found');
		const own = trx.selectFrom('delivery.device').selectAll().where('id', '=', id).where('person_id', '=', actor.id).forUpdate();
		const device = await own.executeTakeFirst();
		if (!device) return refused('not_found');
		if (device.revoked_at === null) await revoke(trx, { ...context, now }, device);
		return done();
	});
}

async function revoke(trx: Trx, context: Context, { id, person_id, name }: { id: string; person_id: string; name: string }): Promise<void> {
	await trx.updateTable('delivery.device').set({ revoked_at: context.now }).where('id', '=', id).execute();
	await record(trx, context, { name: 'device.revoked', subject: { kind: 'person', id: person_id }, particulars: { device: name } });
}

/** A phone as the server knows it when it comes. */
export type KnownDevice = { id: string; name: string; person_id: string; lecturer: string; until: Day };

/** Whose phone has this token, held until the transaction ends: one phone is answered once at a time. */
export async function deviceByToken(trx: Trx, token: string, now: Date): Promise<KnownDevice | undefined> {
	if (!/^[\w-]{43}$/.test(token)) return undefined;
	await stepThrough(trx, 'link');
	const row = await trx
		.selectFrom('delivery.device as device')
		.innerJoin('people.person as person', 'person.id', 'device.person_id')
		.select(['device.id', 'device.name', 'device.person_id', 'device.registered_at', 'person.name as lecturer'])
		.where('device.token_hash', '=', printOf(token))
		.where('device.revoked_at', 'is', null)
		.where('device.registered_at', '>', knownFrom(now))
		.forUpdate('device')
		.executeTakeFirst();
	return row && { ...row, until: untilOf(row) };
}

const printOf = (token: string): string => createHash('sha256').update(token).digest('hex');

/** The phone says itself that it forgets everything: its token is worth nothing from now on. */
export function forgetDevice(context: Context, { token }: { token: string }): Promise<Outcome<undefined, 'device_unknown'>> {
	return context.db.transaction().execute(async (trx) => {
		const device = await deviceByToken(trx, token, context.now);
		if (!device) return refused('device_unknown');
		await revoke(trx, { ...context, actor: { kind: 'person', id: device.person_id } }, device);
		return done();
	});
}
