import { done, refused, type Outcome } from '#platform';
import { record, type Context } from '#platform/server';
import { isOperator } from '#people/server';

/**
 * Declares a key compromised: nothing more is signed by it, and whoever checks without the register is told that its signatures prove nothing.
 * Certificates in the register stay what they are. By an operator of the installation, or at its command line.
 */
export function declareKeyCompromised(
	context: Context,
	{ fingerprint }: { fingerprint: string }
): Promise<Outcome<undefined, 'not_found' | 'already_declared'>> {
	return context.db.transaction().execute(async (trx) => {
		if (context.actor.kind !== 'system' && !(await isOperator(trx, context))) return refused('not_found');
		const key = await trx.selectFrom('credentials.key').selectAll().where('fingerprint', '=', fingerprint).forUpdate().executeTakeFirst();
		if (!key) return refused('not_found');
		if (key.compromised_at) return refused('already_declared');
		await trx.updateTable('credentials.key').set({ compromised_at: context.now }).where('fingerprint', '=', fingerprint).execute();
		await record(trx, context, {
			name: 'certificate_key.compromised',
			subject: { kind: 'key', id: idOf(fingerprint) },
			particulars: { key: fingerprint.slice(0, 16) }
		});
		return done();
	});
}

/** The id of a key in the log of events: the first half of its fingerprint. */
const idOf = (fingerprint: string): string => fingerprint.slice(0, 32).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
