import type { Template } from '#platform/server';

export type ClaimAnswer = { school: string; confirmed: boolean; reason: string; address: string };

/** Tells a person whether they may represent a school now. */
export const claimAnswer: Template<ClaimAnswer> = {
	lt: ({ school, confirmed, reason, address }) =>
		confirmed
			? {
					subject: 'Patvirtinta: atstovaujate mokyklai',
					paragraphs: [
						`Mokykla: ${school}`,
						'Nuo šiandien jos vardu galite ne tik rengti, bet ir teikti paraiškas, tvarkyti darbuotojų sąrašą, kviesti kolegas.',
						{ act: 'Atverti mokyklos darbalaukį', address }
					]
				}
			: {
					subject: 'Nepatvirtinta: mokyklai neatstovaujate',
					paragraphs: [
						`Mokykla: ${school}`,
						`Priežastis: ${reason}`,
						'Jei tai nesusipratimas, pasikalbėkite su mokyklos vadovu ir kreipkitės iš naujo.',
						{ act: 'Atverti mokyklos puslapį', address }
					]
				},
	en: ({ school, confirmed, reason, address }) =>
		confirmed
			? {
					subject: 'Confirmed: you represent the school',
					paragraphs: [
						`School: ${school}`,
						'From today you can not only write but also send applications for it, keep its staff list and invite colleagues.',
						{ act: 'Open the school’s desk', address }
					]
				}
			: {
					subject: 'Not confirmed: you do not represent the school',
					paragraphs: [
						`School: ${school}`,
						`Reason: ${reason}`,
						'If this is a misunderstanding, speak with the head of the school and ask again.',
						{ act: 'Open the school’s page', address }
					]
				}
};
