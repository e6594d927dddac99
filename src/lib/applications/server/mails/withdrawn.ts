import type { Template } from '#platform/server';

export type Withdrawn = {
	reference: string;
	call: string;
	school: string;
	by: string;
	at: string;
	reason: string;
	may_start_anew: boolean;
	address: string;
};

/** To those who wrote an application that somebody of the school has withdrawn. */
export const withdrawn: Template<Withdrawn> = {
	lt: ({ reference, call, school, by, at, reason, may_start_anew, address }) => ({
		subject: `Paraiška ${reference} atsiimta ${at}`,
		paragraphs: [
			`${school}: paraišką („${call}“) ${at} atsiėmė ${by}.`,
			...(reason ? [`Priežastis: ${reason}`] : []),
			may_start_anew
				? 'Kol kvietimas atviras, mokykla gali rengti naują paraišką.'
				: 'Kvietimas baigėsi, todėl naujos paraiškos pateikti nebegalima.',
			{ act: 'Atverti mokyklos puslapį', address }
		]
	}),
	en: ({ reference, call, school, by, at, reason, may_start_anew, address }) => ({
		subject: `Application ${reference} withdrawn on ${at}`,
		paragraphs: [
			`${school}: the application to the call ‘${call}’ was withdrawn by ${by} on ${at}.`,
			...(reason ? [`Reason: ${reason}`] : []),
			may_start_anew
				? 'While the call is open, the school may begin a new application.'
				: 'The call is closed, so a new application can no longer be sent.',
			{ act: 'Open the page of the school', address }
		]
	})
};
