/** Raised and lowered figures as characters of their own: 10<sup>6</sup> is not 106, and 15<sup>3</sup> not 153. */

const RAISED = '⁰¹²³⁴⁵⁶⁷⁸⁹';
const LOWERED = '₀₁₂₃₄₅₆₇₈₉';

/** Anything but figures stays as it is. */
export const raised = (text: string): string => exchange(text, RAISED, '⁻');
export const lowered = (text: string): string => exchange(text, LOWERED, '₋');

const exchange = (text: string, figures: string, minus: string): string =>
  text
    .replace(/\d/g, (digit) => figures[Number(digit)] ?? digit)
    .replace(/[-−](?=[⁰-⁹¹²³₀-₉])/g, minus);
