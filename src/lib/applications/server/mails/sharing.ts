import type { Template } from '#platform/server';

export type Shared = {
	reference: string;
	call: string;
	school: string;
	by: string;
	may: 'view' | 'edit' | 'send';
	until: string;
	address: string;
};

const lt = { view: 'skaityti', edit: 'skaityti ir pildyti', send: 'skaityti, pildyti ir pateikti' } as const;
const en = { view: 'read', edit: 'read and edit', send: 'read, edit and send' } as const;

/** To a colleague who has been let into an application. */
export const shared: Template<Shared> = {
	lt: ({ reference, call, school, by, may, until, address }) => ({
		subject: `Kviečiame kartu rengti paraišką ${reference} iki ${until}`,
		paragraphs: [
			`${by} suteikė Jums teisę ${lt[may]} mokyklos „${school}“ paraišką („${call}“).`,
			`Paraiškos priimamos iki ${until} Viskas, ką įrašysite, išsaugoma iš karto ir matoma kolegoms.`,
			{ act: 'Atverti paraišką', address },
			'Jungdamiesi nurodykite šį el. pašto adresą.'
		]
	}),
	en: ({ reference, call, school, by, may, until, address }) => ({
		subject: `Work on application ${reference} together, by ${until}`,
		paragraphs: [
			`${by} lets you ${en[may]} the application of ${school} to the call ‘${call}’.`,
			`Applications are taken until ${until}. Whatever you write is saved at once, and your colleagues see it.`,
			{ act: 'Open the application', address },
			'Sign in with this e-mail address.'
		]
	})
};
