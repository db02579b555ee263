/** Words around the figures of a place, ordered by goal. */
export const byGoalWords = {
  more: (goal: string) => `Meer over ${goal.charAt(0).toLowerCase()}${goal.slice(1)}`,
  rest: {
    id: "doel-overig",
    name: "Andere cijfers",
    text: "Deze cijfers zeggen iets over de gegevens en de afspraken zelf.",
  },
} as const;
