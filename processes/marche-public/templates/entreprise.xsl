<?xml version="1.0" encoding="UTF-8"?>
<!-- A letter to a company: the pieces of the procedure, and its address from the element given. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">

  <xsl:import href="../../shared/letter.xsl"/>
  <xsl:import href="marche.xsl"/>

  <xsl:template name="company">
    <xsl:param name="of"/>
    <xsl:call-template name="address">
      <xsl:with-param name="organisation" select="$of/name"/>
      <xsl:with-param name="lines" select="$of/address"/>
      <xsl:with-param name="email" select="$of/email"/>
    </xsl:call-template>
  </xsl:template>

</xsl:stylesheet>
