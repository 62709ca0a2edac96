/** Colours that the colour-blind can tell apart. @see Okabe and Ito (2008), "Color Universal Design". */
export const COLOURS = {
  blue: '#0072b2',
  orange: '#d55e00',
  green: '#009e73',
  grey: '#98a2b3',
  pale: '#c7d7e6',
  ink: '#1d2939',
} as const
