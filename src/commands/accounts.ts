import { printTable, type Command } from './command.ts';
import { withHouse } from './house.ts';

export const accounts: Command = {
	usage: 'accounts [--json]',
	sentence: 'The personas of the demonstration stories: role, e-mail, name, organisation.',
	run: (args) =>
		withHouse(async (context) => {
			const { tellPersonas } = await import('#people/server');
			const personas = await tellPersonas(context);
			printTable(
				personas.map(({ key, role, email, name, organisation }) => ({ role: role ?? key, email, name, organisation })),
				args
			);
		})
};
