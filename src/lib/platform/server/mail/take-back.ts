import { through } from '../db/door.ts';
import type { Trx } from '../db/open.ts';

/** Deletes the text of confidential letters whose `once` begins with a name, whatever it is; those that have not left yet are not sent any more. */
export async function takeLettersBack(trx: Trx, now: Date, once: string): Promise<void> {
	const mine = trx
		.updateTable('platform.mail')
		.where('confidential', '=', true)
		.where((eb) => eb.fn<boolean>('starts_with', ['once', eb.val(once)]));
	await through(trx, 'letters', async () => {
		await mine.set({ body: '', html: '', state: 'kept', delivered_at: now }).where('state', '<>', 'sent').execute();
		await mine.set({ body: '', html: '' }).where('state', '=', 'sent').execute();
	});
}
