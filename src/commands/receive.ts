import { WrongInput, type Command } from './command.ts';
import { withHouse } from './house.ts';

export const receive: Command = {
	usage: 'receive mail < LETTER',
	sentence: 'Takes in one letter, as a mail server pipes it: a reply to a letter of Kartu is posted by the worker.',
	run: async ([what, ...more]) => {
		if (what !== 'mail' || more.length > 0) throw new WrongInput('Only mail can be received: bin/kartu receive mail < LETTER.');
		if (process.stdin.isTTY) throw new WrongInput('A letter is wanted from standard input: bin/kartu receive mail < LETTER.');
		const raw = await input();
		if (raw.byteLength === 0) throw new WrongInput('The letter is empty.');
		await withHouse(async (context, _, { pool }) => {
			const [{ receiveMail }, { replyDesk }] = await Promise.all([import('#platform/server'), import('../reply-desk.ts')]);
			const { state, why } = await receiveMail(replyDesk(pool), context, { raw, sender: null, recipients: recipientsOf(process.env) });
			console.log(why ? `${state}: ${why}` : state);
		});
	}
};

/** Mail servers that pipe a letter say in the environment to whom it was (Postfix, qmail, Exim). */
const recipientsOf = ({ ORIGINAL_RECIPIENT, RECIPIENT }: Record<string, string | undefined>): string[] =>
	[ORIGINAL_RECIPIENT, RECIPIENT].filter((address) => address !== undefined);

async function input(): Promise<Buffer> {
	const parts: Buffer[] = [];
	for await (const part of process.stdin) parts.push(part as Buffer);
	return Buffer.concat(parts);
}
