"""What an installed program proves of itself, proof by proof."""
