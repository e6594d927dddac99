import { setTimeout as sleep } from 'node:timers/promises';
import type { Faulty } from './kartu.ts';

/** The mail server takes nothing: letters wait, are tried again, and each leaves once when it is back. */
export async function mailAway({ post, whileWriting }: Faulty, seconds: number) {
	const { acknowledged, failed } = await whileWriting(async () => {
		post.refuse(true);
		await sleep(seconds * 1000);
		post.refuse(false);
	});
	return { acknowledged, letters: post.accepted.size, failed };
}
