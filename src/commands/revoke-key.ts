import { only, Cannot, WrongInput, type Command } from './command.ts';
import { withHouse } from './house.ts';

export const revokeKey: Command = {
	usage: 'revoke-key FINGERPRINT',
	sentence:
		'Declares for good that others may have a signing key of certificates: its signatures prove nothing any more, and nothing is signed by it.',
	run: async (args) => {
		const fingerprint = readFingerprint(args);
		await withHouse(async (context) => {
			const { declareKeyCompromised } = await import('#credentials/server');
			const outcome = await declareKeyCompromised(context, { fingerprint });
			if (outcome.ok)
				return console.log(
					`The key ${fingerprint} is declared compromised. If certificates are signed with it, none is issued until KARTU_SIGNING_KEY is another one.`
				);
			if (outcome.refusal === 'already_declared') throw new Cannot(`The key ${fingerprint} was declared compromised before.`);
			throw new WrongInput(`No certificate was signed by a key ${fingerprint} here.`);
		});
	}
};

/** The whole fingerprint, as the published keys have it: a key is not declared compromised by half of its name. */
export function readFingerprint(args: string[]): string {
	const typed = only(args, 'FINGERPRINT').toLowerCase().replaceAll(/[\s:]/g, '');
	if (!/^[0-9a-f]{64}$/.test(typed))
		throw new WrongInput(`FINGERPRINT has 64 hexadecimal digits, as /.well-known/kartu-certificate-keys.json tells it.`);
	return typed;
}
