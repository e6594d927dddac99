import type { Template } from '#platform/server';

export type EndorsementAnswered = {
	reference: string;
	call: string;
	answer: 'endorsed' | 'declined';
	municipality: string;
	by: string;
	post: string;
	remark: string;
	address: string;
};

/** To the school: its municipality has said its word. */
export const endorsementAnswered: Template<EndorsementAnswered> = {
	lt: ({ reference, call, answer, municipality, by, post, remark, address }) => ({
		subject: answer === 'endorsed' ? `Paraiška ${reference}: savivaldybė pritarė` : `Paraiška ${reference}: savivaldybė nepritarė`,
		paragraphs: [
			`${answer === 'endorsed' ? 'Savivaldybė pritarė' : 'Savivaldybė nepritarė'} Jūsų paraiškai dalyvauti kvietime „${call}“.\nSavivaldybė: ${municipality}\nAtsakė: ${by}, ${post}`,
			...(remark ? [`Pastaba: ${remark}`] : []),
			answer === 'endorsed' ? 'Pritarimas jau įrašytas paraiškoje.' : 'Pasitarę su savivaldybe, pritarimo galite prašyti dar kartą.',
			{ act: 'Atverti paraišką', address }
		]
	}),
	en: ({ reference, call, answer, municipality, by, post, remark, address }) => ({
		subject:
			answer === 'endorsed'
				? `Application ${reference}: the municipality endorses it`
				: `Application ${reference}: the municipality does not endorse it`,
		paragraphs: [
			`The municipality ${answer === 'endorsed' ? 'endorses' : 'does not endorse'} your application to the call ‘${call}’.\nMunicipality: ${municipality}\nAnswered by: ${by}, ${post}`,
			...(remark ? [`Remark: ${remark}`] : []),
			answer === 'endorsed'
				? 'The endorsement already stands in the application.'
				: 'After talking with the municipality you can ask for its endorsement again.',
			{ act: 'Open the application', address }
		]
	})
};
