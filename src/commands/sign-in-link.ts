import { only, WrongInput, type Command } from './command.ts';
import { withHouse } from './house.ts';
import { sentenceFor } from './sentence.ts';

export const signInLink: Command = {
	usage: 'sign-in-link EMAIL',
	sentence: 'A one-time address that signs that person in, to be handed over in person.',
	run: (args) => {
		const email = only(args, 'EMAIL');
		return withHouse(async (context) => {
			const { signInLink: make } = await import('#people/server');
			const link = await make(context, email);
			if (!link.ok) throw new WrongInput(`${email}: ${await sentenceFor(['people'], 'email_wrong')}`);
			console.log(link.value);
		});
	}
};
