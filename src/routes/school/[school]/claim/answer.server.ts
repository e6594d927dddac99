/** The answer to a claim as a form says it; anything but a confirmation is a refusal. */
export const answerIn = (form: FormData): { answer: 'confirmed' | 'refused'; reason: string } => ({
	answer: form.get('answer') === 'confirmed' ? 'confirmed' : 'refused',
	reason: String(form.get('reason') ?? '')
});
