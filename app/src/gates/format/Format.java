package fixture;
class Format { int  badly_spaced ; }
