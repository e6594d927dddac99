import type { Template } from '#platform/server';

type Values = { report: string; edition: string; address: string };

/** To the officers of a report: it is made. The figures do not travel by mail; the page asks again who may see them. */
export const reportMade: Template<Values & { until: string }> = {
	lt: ({ report, edition, address, until }) => ({
		subject: `Ataskaita „${report}“ parengta`,
		paragraphs: [
			`Parengta laidos „${edition}“ ataskaita „${report}“. Ji laikoma iki ${until}`,
			{ act: 'Atverti ataskaitą', address },
			'Reikės prisijungti. Kas nebėra centro darbuotojas, ataskaitos atverti negali.'
		]
	}),
	en: ({ report, edition, address, until }) => ({
		subject: `The report “${report}” is made`,
		paragraphs: [
			`The report “${report}” of the edition “${edition}” is made. It is kept until ${until}.`,
			{ act: 'Open the report', address },
			'You will be asked to sign in. Whoever is no officer of the centre any more cannot open it.'
		]
	})
};

/** To whoever set the report up: it could not be made. */
export const reportFailed: Template<Values> = {
	lt: ({ report, edition, address }) => ({
		subject: `Ataskaitos „${report}“ parengti nepavyko`,
		paragraphs: [
			`Laidos „${edition}“ ataskaitos „${report}“ šį kartą parengti nepavyko. Mėginame dar: kai pavyks, gausite laišką.`,
			{ act: 'Žiūrėti ataskaitos puslapį', address },
			'Jei laiško negausite iki rytojaus pietų, parašykite „Kartu“ prižiūrėtojams.'
		]
	}),
	en: ({ report, edition, address }) => ({
		subject: `The report “${report}” could not be made`,
		paragraphs: [
			`This time the report “${report}” of the edition “${edition}” could not be made. We keep trying: you will get a letter once it is done.`,
			{ act: 'Look at the page of the report', address },
			'Should no letter come by noon tomorrow, write to those who look after Kartu.'
		]
	})
};
