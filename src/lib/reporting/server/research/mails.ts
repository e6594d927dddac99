import type { Template } from '#platform/server';

type Values = { institution: string; edition: string; address: string };

/** To whoever asked for an export: it was granted and made. It does not travel by mail. */
export const exportReady: Template<Values & { until: string }> = {
	lt: ({ institution, edition, address, until }) => ({
		subject: `Duomenys tyrimui parengti (${institution})`,
		paragraphs: [
			`Laidos „${edition}“ duomenys tyrimui, kurių prašėte (${institution}), parengti. Atsisiųsti galite tik Jūs iki ${until}`,
			{ act: 'Atsisiųsti', address },
			'Kiekvienas atsisiuntimas užrašomas. Perduokite duomenis tik sutartyje nurodytam tyrėjui.'
		]
	}),
	en: ({ institution, edition, address, until }) => ({
		subject: `Data for research are ready (${institution})`,
		paragraphs: [
			`The data of the edition “${edition}” for which you asked (${institution}) are ready. Only you can take them, until ${until}.`,
			{ act: 'Download', address },
			'Each download is written down. Hand the data to nobody but the researcher of the agreement.'
		]
	})
};

/** To the same: it could not be made. */
export const exportFailed: Template<Values> = {
	lt: ({ institution, edition, address }) => ({
		subject: `Duomenų tyrimui parengti nepavyko (${institution})`,
		paragraphs: [
			`Laidos „${edition}“ duomenų tyrimui šį kartą parengti nepavyko. Mėginame dar: kai pavyks, gausite laišką.`,
			{ act: 'Žiūrėti prašymą', address }
		]
	}),
	en: ({ institution, edition, address }) => ({
		subject: `Data for research could not be made (${institution})`,
		paragraphs: [
			`This time the data of the edition “${edition}” for research could not be made. We keep trying: you will get a letter once it is done.`,
			{ act: 'Look at the request', address }
		]
	})
};
